package org.storesync.routing.rule.domain;

import java.util.function.ToIntFunction;
import org.storesync.model.RecordCode;
import org.storesync.model.catalogue.RecordVariant;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.rule.domain.Placement.Undecided;
import org.storesync.routing.rule.domain.Verdict.Refuse;
import org.storesync.routing.rule.domain.Verdict.Wait;

/** The store that a record names, by its id or by its name. */
final class NamedStore {
    private final Keys keys;

    NamedStore(Keys keys) {
        this.keys = keys;
    }

    /** Places the record in a stream of that store; undecided as long as central does not know the store. */
    Placement place(Case it, ToIntFunction<StoreFacts> stream) {
        RecordVariant variant = it.variant();
        String storeId = it.change().text(variant.storeField());
        String nameId = it.change().text(variant.storeNameField());
        if (storeId == null && nameId == null) {
            String field = variant.storeField() == null ? variant.storeNameField() : variant.storeField();
            return new Undecided(Refuse.missing(String.valueOf(field)));
        }
        StoreFacts store =
                storeId != null ? it.facts().store(storeId) : it.facts().storeOfName(String.valueOf(nameId));
        return store == null
                ? new Undecided(new Wait(RecordCode.STORE_UNKNOWN, storeId == null ? null : keys.store(storeId)))
                : Placement.in(stream.applyAsInt(store));
    }
}
