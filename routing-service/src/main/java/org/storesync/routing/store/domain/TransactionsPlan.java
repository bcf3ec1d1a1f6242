package org.storesync.routing.store.domain;

import java.util.ArrayList;
import java.util.List;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.store.domain.StoreChange.Collect;
import org.storesync.routing.store.domain.StoreChange.IncludeTransactions;
import org.storesync.routing.store.domain.StoreChange.Raise;
import org.storesync.routing.store.domain.StorePlan.Changes;
import org.storesync.routing.store.domain.StorePlan.Refusal;
import org.storesync.routing.store.domain.StorePlan.Refused;

/**
 * "Include transactions in sync": whether the transactions of a dispensary come to central (C3). What central has stays. When they are
 * included again, the store's site sends everything.
 */
public final class TransactionsPlan {
    private TransactionsPlan() {}

    /** The streams whose heads are locked. */
    public static List<StreamName> heads(StoreId store) {
        return List.of(StreamName.store(store));
    }

    public static StorePlan of(Standing before, boolean included) {
        if (!included && !before.dispensary()) {
            return new Refused(Refusal.NO_DISPENSARY);
        }
        if (included == before.transactions()) {
            return new Changes(List.of());
        }
        List<StoreChange> changes = new ArrayList<>();
        changes.add(new IncludeTransactions(before.store(), included));
        changes.add(new Raise(Scope.of(before.store())));
        if (included && before.dispensary() && before.collected()) {
            changes.add(new Collect(before.store()));
        }
        return new Changes(changes);
    }
}
