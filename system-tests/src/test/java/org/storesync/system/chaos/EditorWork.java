package org.storesync.system.chaos;

import java.util.List;
import java.util.Random;
import org.storesync.system.part.Counts;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Wire.NoAnswer;
import org.storesync.system.wire.WireSite;

/** The work of one site over the wire: it pushes what its traffic makes, and sometimes pulls a page. */
final class EditorWork {
    private static final int BATCH_MAX = 150;
    private static final int PAGE_MAX = 400;

    private final WireSite site;
    private final List<Traffic> traffic;
    private final Random random;
    private final Counts counts;

    /** @param traffic none: the site only pulls */
    EditorWork(WireSite site, List<Traffic> traffic, Random random, Counts counts) {
        this.site = site;
        this.traffic = List.copyOf(traffic);
        this.random = random;
        this.counts = counts;
    }

    /** One push or one pull. */
    void turn() {
        if (!traffic.isEmpty() && random.nextInt(4) != 0) {
            Traffic next = traffic.get(random.nextInt(traffic.size()));
            counts.answered(site.pushThrough(next.some(1 + random.nextInt(BATCH_MAX))));
        } else {
            try {
                site.pull(1 + random.nextInt(PAGE_MAX));
                counts.tick("pages");
            } catch (NoAnswer | AssertionError cut) {
                counts.tick("pages cut");
            }
        }
    }

    /** Ends what has begun. */
    void end() {
        for (Traffic each : traffic) {
            List<Change> rest = each.rest();
            if (!rest.isEmpty()) {
                counts.answered(site.pushThrough(rest));
            }
        }
    }
}
