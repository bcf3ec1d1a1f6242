package org.storesync.bench.ground;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;

/**
 * Thousands of sites, each with a store's streams besides those that every site has. They are made by the calls that an administrator
 * makes.
 */
public final class Fleet {
    private static final int THREADS = 8;
    private static final int STORES = 20;
    private static final int NOTE_EVERY = 1_000;

    private final Ground ground;
    private final List<SiteClient> sites = Collections.synchronizedList(new ArrayList<>());
    private List<String> stores = List.of();

    public Fleet(Ground ground) {
        this.ground = ground;
    }

    /** Creates sites until there are this many. */
    public void growTo(int count) {
        if (sites.size() >= count) {
            return;
        }
        ground.narrator().step("sites: " + sites.size() + " -> " + count, () -> {
            if (stores.isEmpty()) {
                stores = ground.stores(STORES);
            }
            AtomicInteger next = new AtomicInteger(sites.size());
            Together.seconds(THREADS, (number, start) -> {
                start.await();
                int index = next.getAndIncrement();
                while (index < count) {
                    String store = stores.get(index % STORES);
                    SiteClient site = ground.site("Site " + index, "");
                    ground.suite()
                            .administration()
                            .syncWith(new StoreId(store), new SiteId(site.siteId()), SyncType.COLLECTOR);
                    sites.add(site);
                    if (sites.size() % NOTE_EVERY == 0) {
                        ground.narrator().note(sites.size() + " sites");
                    }
                    index = next.getAndIncrement();
                }
                return System.nanoTime();
            });
        });
    }

    public List<SiteClient> sites() {
        return List.copyOf(sites);
    }

    /** A sample of the sites, spread over all of them. */
    public List<SiteClient> sample(int count) {
        List<SiteClient> all = sites();
        List<SiteClient> sample = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sample.add(all.get((int) ((long) i * all.size() / count)));
        }
        return sample;
    }
}
