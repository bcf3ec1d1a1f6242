package org.storesync.masterdata.preference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import org.storesync.kit.problem.Problem;
import org.storesync.masterdata.central.CentralStore;
import org.storesync.masterdata.central.Condition;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.ListQuery;
import org.storesync.masterdata.central.Meta;
import org.storesync.masterdata.central.Owner;
import org.storesync.masterdata.central.Stored;
import org.storesync.model.ProblemCode;

/** The preferences of stores: one record each. */
@Singleton
public class StorePreferencesStore extends CentralStore<StorePreferencesEntity, StorePreferences> {
    private static final ListQuery FIRST = new ListQuery(null, 1, null, null);

    StorePreferencesStore(EditingDesk desk) {
        super(Kind.PREFERENCE, desk);
    }

    /** Of one store. */
    public Stored<StorePreferences> of(Owner store) {
        return found(store).orElseThrow(() -> Problem.of(ProblemCode.RECORD_UNKNOWN));
    }

    private Optional<Stored<StorePreferences>> found(Owner store) {
        return list(store, FIRST).stream().findFirst();
    }

    /** Makes or changes those of a store; callers know the store only, not the record's id. */
    @Transactional
    public Stored<StorePreferences> put(Owner store, StorePreferences value, Condition condition) {
        return found(store)
                .map(known -> put(store, known.id(), value, condition))
                .orElseGet(() -> put(store, newId(), value, condition));
    }

    @Transactional
    public void delete(Owner store, Condition condition) {
        delete(store, of(store).id(), condition);
    }

    @Override
    protected StorePreferencesEntity newEntity() {
        return new StorePreferencesEntity();
    }

    @Override
    protected StorePreferences read(Meta meta, ObjectNode body) {
        return StorePreferencesBody.read(meta, body);
    }

    @Override
    protected void write(StorePreferences value, ObjectNode body) {
        StorePreferencesBody.write(value, body);
    }
}
