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

    /** Streams of a store on a site where it has this type: all or none; a transfer copy is its core record alone. */
    public static List<StreamName> ofStore(StoreId store, SyncType type) {
        return type.holdsStoreData()
                ? List.of(StreamName.store(store), StreamName.storeSetup(store), StreamName.inbox(store))
                : List.of();
    }

    /**
     * The heads under which a change of the store's facts is made: those that a push takes which uses the facts, and those that tell the sites
     * (docs/adr/0009).
     */
    static List<StreamName> headsOf(StoreId store, List<SiteId> sites) {
        List<StreamName> heads = new ArrayList<>(ofStore(store, SyncType.COLLECTOR));
        sites.forEach(site -> heads.add(StreamName.site(site)));
        heads.add(StreamName.STORE_CORE);
        return heads;
    }

    /** Streams of every site. */
    public static List<StreamName> ofSite(SiteId site) {
        return List.of(StreamName.CENTRAL, StreamName.STORE_CORE, StreamName.site(site));
    }
}
