package org.storesync.routing.push.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.model.Operation;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.fact.domain.StoreRecord;
import org.storesync.routing.push.domain.FinalState;
import org.storesync.routing.push.log.PushLog.Transaction;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.rule.domain.Asked;
import org.storesync.routing.rule.domain.Keys;

/** What changes of store records cause: streams before the batch is judged, facts and rights after. */
final class StoreChanges {
    private final Transaction transaction;
    private final Keys keys;

    StoreChanges(Transaction transaction, Keys keys) {
        this.transaction = transaction;
        this.keys = keys;
    }

    /** Stores that the batch may create and whose data it may bring: their streams are made before their data are judged. */
    Map<String, StoreFacts> toBe(SiteId site, List<PushedChange> changes, Facts facts) {
        if (!facts.isPrimary(site.value()) || changes.stream().noneMatch(change -> creates(change, facts))) {
            return Map.of();
        }
        Asked asked = Asked.nothing();
        changes.stream().filter(change -> !creates(change, facts)).forEach(asked::by);
        Set<String> ids = new HashSet<>();
        for (PushedChange change : changes) {
            String name = change.text("name_ID");
            boolean named = asked.stores().contains(change.id())
                    || (name != null && asked.names().contains(name));
            if (creates(change, facts) && named) {
                ids.add(change.id());
            }
        }
        Map<String, StoreFacts> stores = new HashMap<>();
        if (!ids.isEmpty()) {
            transaction
                    .stores()
                    .toBe(ids)
                    .forEach(store -> stores.put(store.id().value(), store));
        }
        return stores;
    }

    private boolean creates(PushedChange change, Facts facts) {
        RecordType type = change.type();
        return type != null
                && change.fault() == null
                && change.op() == Operation.UPSERT
                && keys.isStore(RecordKey.of(type.code(), change.id()))
                && facts.store(change.id()) == null;
    }

    /** True when a deleted store came back, for which others may have waited. */
    boolean apply(Iterable<FinalState> finalStates) {
        List<StoreRecord> stores = new ArrayList<>();
        List<String> deleted = new ArrayList<>();
        Set<RecordKey> back = new HashSet<>();
        for (FinalState finalState : finalStates) {
            if (keys.isStore(finalState.key())) {
                byte[] body = finalState.body();
                if (body != null
                        && finalState.before() != null
                        && finalState.before().deleted()) {
                    back.add(finalState.key());
                }
                if (body == null) {
                    deleted.add(finalState.key().idText());
                } else {
                    stores.add(StoreBody.read(finalState.key().idText(), body));
                }
            }
        }
        if (!stores.isEmpty()) {
            transaction.stores().apply(stores);
        }
        if (!deleted.isEmpty()) {
            transaction.stores().forget(deleted);
        }
        if (!back.isEmpty()) {
            transaction.parked().askRedrive(back);
        }
        return !back.isEmpty();
    }
}
