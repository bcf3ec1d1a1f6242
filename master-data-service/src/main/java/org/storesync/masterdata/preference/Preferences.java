package org.storesync.masterdata.preference;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.storesync.kit.problem.Problem;
import org.storesync.masterdata.central.Condition;
import org.storesync.masterdata.central.ListQuery;
import org.storesync.masterdata.central.Owner;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.central.Stored;
import org.storesync.model.ProblemCode;

/** The preferences of stores, one record each. Callers know only the store, not the record's id. */
@Singleton
public class Preferences {
    private static final ListQuery FIRST = new ListQuery(null, 1, null, null);

    private final Records<StorePreferences> records;

    Preferences(Records<StorePreferences> records) {
        this.records = records;
    }

    public Stored<StorePreferences> of(Owner store) {
        return found(store).orElseThrow(() -> Problem.of(ProblemCode.RECORD_UNKNOWN));
    }

    private Optional<Stored<StorePreferences>> found(Owner store) {
        return records.list(store, FIRST).stream().findFirst();
    }

    /** Makes or changes the preferences of a store. */
    public Stored<StorePreferences> put(Owner store, StorePreferences value, Condition condition) {
        return records.inTurn(() -> {
            String id = found(store).map(Stored::id).orElseGet(records::newId);
            return records.put(store, id, value, condition);
        });
    }

    public void delete(Owner store, Condition condition) {
        records.inTurn(() -> {
            records.delete(store, of(store).id(), condition);
            return true;
        });
    }
}
