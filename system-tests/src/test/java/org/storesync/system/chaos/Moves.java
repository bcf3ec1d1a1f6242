package org.storesync.system.chaos;

import java.util.Random;
import org.storesync.system.part.Counts;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.wire.WireSite;

/** Moves one store of a round to the site of another, and back. The site that has the store works in it. */
final class Moves {
    private static final int BATCH_MAX = 150;

    private final Central central;
    private final Cast cast;
    private final Random random;
    private final Counts counts;
    private final int which;

    Moves(Central central, Cast cast, Random random, Counts counts) {
        this.central = central;
        this.cast = cast;
        this.random = random;
        this.counts = counts;
        this.which = random.nextInt(cast.stores().size());
    }

    void away() {
        moveTo(cast.editors().get((which + 1) % cast.editors().size()));
        counts.tick("stores moved");
    }

    /** Moves the store back to the site that had it. What that site did there stays, and so does what the other one did meanwhile. */
    void back() {
        moveTo(cast.editors().get(which));
        counts.tick("stores moved back");
    }

    private void moveTo(WireSite site) {
        Store store = cast.stores().get(which);
        central.assign(store, site.id());
        site.drain();
        Traffic traffic = new StoreTraffic(store, cast.stores(), true, random);
        counts.answered(site.pushThrough(traffic.some(1 + random.nextInt(BATCH_MAX))));
    }
}
