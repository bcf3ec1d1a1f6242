package org.storesync.agent.sync;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.jdbc.Tables;
import org.storesync.model.SyncType;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.SiteView.StoreOnSite;

/**
 * What a site does when central begins or ends collecting a store that is active here (C1, C3; rules.md 3, Not collected). What must be
 * sent is remembered only in the outbox, so that a cut loses nothing.
 */
final class Collecting {
    private static final long FIRST_EPOCH = 1;

    private final Tables tables;

    Collecting(Tables tables) {
        this.tables = tables;
    }

    static boolean isActive(StoreOnSite store) {
        return store.type().equals(SyncType.ACTIVE.wireName());
    }

    /**
     * Central said again what this site is.
     *
     * @param before what it said last; null for the first time
     * @return how many records must be sent again, by store; stores without any are left out
     */
    Map<String, Integer> changed(@Nullable SiteView before, SiteView now) {
        Map<String, StoreOnSite> old = active(before);
        Map<String, StoreOnSite> present = active(now);
        for (String gone : old.keySet()) {
            if (!present.containsKey(gone)) {
                tables.collected().forget(gone);
                // Another site may have the store now. Central says what becomes of the changes that were kept here.
                tables.outbox().forgetWithheld(gone);
            }
        }
        Map<String, Integer> queued = new HashMap<>();
        for (StoreOnSite store : present.values()) {
            if (store.collected()) {
                int again = collected(store);
                if (again > 0) {
                    queued.put(store.storeId(), again);
                }
                if (!store.equals(old.get(store.storeId()))) {
                    tables.outbox().forgetWithheld(store.storeId());
                }
            }
        }
        return queued;
    }

    private static Map<String, StoreOnSite> active(@Nullable SiteView site) {
        return site == null
                ? Map.of()
                : site.stores().stream()
                        .filter(Collecting::isActive)
                        .collect(Collectors.toMap(StoreOnSite::storeId, store -> store));
    }

    private int collected(StoreOnSite store) {
        if (store.collectingEpoch() == 0) {
            // A central of an earlier release does not send the epoch.
            return 0;
        }
        long known = tables.collected()
                .epoch(store.storeId())
                .orElse(tables.state().fromForm1() ? FIRST_EPOCH : store.collectingEpoch());
        tables.collected().epoch(store.storeId(), store.collectingEpoch());
        return store.collectingEpoch() > known ? queueAll(store.storeId()) : 0;
    }

    /** Queues everything of the store after all other changes, parents first. */
    private int queueAll(String storeId) {
        long behind = tables.outbox().last();
        int queued = 0;
        for (RecordType type : typesParentsFirst()) {
            String storeField = type.storeField();
            queued += type.parent() != null
                    ? tables.outbox().queueChildrenOfQueued(type.wireName(), behind)
                    : storeField == null ? 0 : tables.outbox().queueOfStore(type.wireName(), storeField, storeId);
        }
        return queued;
    }

    private static List<RecordType> typesParentsFirst() {
        return RecordCatalogue.standard().all().stream()
                .filter(Collecting::holdsStoreData)
                .sorted(Comparator.comparingInt(RecordType::rank))
                .toList();
    }

    private static boolean holdsStoreData(RecordType type) {
        return type.category() == Category.STORE
                || type.variants().stream().anyMatch(variant -> variant.category() == Category.STORE);
    }
}
