package org.storesync.local.demo;

import java.util.List;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;

/**
 * A site of the demo country, as an administrator sets it up.
 *
 * @param central central's own site, which collects every store unless a type set here says otherwise
 * @param active stores to make active here
 * @param syncWith types to set here for stores that are active elsewhere
 */
public record DemoSite(String name, SiteKind kind, boolean central, List<StoreId> active, List<SyncWith> syncWith) {
    public DemoSite {
        active = List.copyOf(active);
        syncWith = List.copyOf(syncWith);
        if (kind == SiteKind.MOBILE && active.size() != 1) {
            throw new IllegalArgumentException(
                    "a mobile site has exactly one active store, " + name + " has " + active.size());
        }
    }

    /** What a store is on this site, and the reason to show. */
    public record SyncWith(StoreId store, SyncType type, String why) {}
}
