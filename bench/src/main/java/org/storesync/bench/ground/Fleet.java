package org.storesync.bench.ground;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;

/**
 * Thousands of sites, each with the streams of its own store besides those that every site has. They are made by the calls that an administrator
 * makes.
 */
public final class Fleet {
    private static final int THREADS = 8;
    private static final int STORES_PER_PUSH = 500;
    private static final int NOTE_EVERY = 1_000;

    private final Ground ground;
    private final List<SiteClient> sites = Collections.synchronizedList(new ArrayList<>());

    public Fleet(Ground ground) {
        this.ground = ground;
    }

    /** Creates sites until there are this many. */
    public void growTo(int count) {
        int missing = count - sites.size();
        if (missing <= 0) {
            return;
        }
        ground.narrator().step("sites: " + sites.size() + " -> " + count, () -> {
            for (int made = 0; made < missing; made += STORES_PER_PUSH) {
                settle(ground.stores(Math.min(STORES_PER_PUSH, missing - made)));
            }
        });
    }

    /** Makes each of these stores active on a new site. */
    private void settle(List<String> stores) {
        AtomicInteger next = new AtomicInteger();
        Together.seconds(THREADS, (number, start) -> {
            start.await();
            int index = next.getAndIncrement();
            while (index < stores.size()) {
                StoreId store = new StoreId(stores.get(index));
                SiteClient site = ground.site("Site of " + store.value(), "");
                ground.suite().administration().assign(store, new SiteId(site.siteId()));
                sites.add(site);
                if (sites.size() % NOTE_EVERY == 0) {
                    ground.narrator().note(sites.size() + " sites");
                }
                index = next.getAndIncrement();
            }
            return System.nanoTime();
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
