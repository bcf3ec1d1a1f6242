package org.storesync.routing.store.domain;

import java.util.ArrayList;
import java.util.List;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.model.SyncType;

/** Which streams a site may read (architecture, Streams). */
public final class Entitlement {
    private Entitlement() {}

    /** Streams of a store for a site where it has this type: all of them or none. A transfer copy is only the core record. */
    public static List<StreamName> ofStore(StoreId store, SyncType type) {
        return type.holdsStoreData()
                ? List.of(StreamName.store(store), StreamName.storeSetup(store), StreamName.inbox(store))
                : List.of();
    }

    /**
     * The heads under which the store's facts change: those that a push takes which uses the facts, and those of the sites that are told
     * (docs/adr/0009).
     */
    static List<StreamName> headsOf(StoreId store, List<SiteId> sites) {
        List<StreamName> heads = new ArrayList<>(ofStore(store, SyncType.COLLECTOR));
        sites.forEach(site -> heads.add(StreamName.site(site)));
        heads.add(StreamName.STORE_CORE);
        return heads;
    }

    /** Streams that every site has. */
    public static List<StreamName> ofSite(SiteId site) {
        return List.of(StreamName.CENTRAL, StreamName.STORE_CORE, StreamName.site(site));
    }
}
