package org.storesync.system.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.storesync.system.part.Counts;
import org.storesync.system.suite.Central;

/** Every few seconds a process dies or a link is cut. It works again before the next fault. */
final class Faults {
    private static final String LINK = "link";
    private static final List<String> PROCESSES =
            List.of("routing-1", "routing-2", "gateway-1", "gateway-2", "postgres");
    private static final int CALM_MIN_MILLIS = 1_000;
    private static final int CALM_MAX_MILLIS = 4_000;
    private static final int DOWN_MAX_MILLIS = 1_500;

    private final Central central;
    private final Random random;
    private final Counts counts;
    private final List<String> victims = new ArrayList<>();

    Faults(Central central, Set<Ingredient> with, Random random, Counts counts) {
        this.central = central;
        this.random = random;
        this.counts = counts;
        if (with.contains(Ingredient.KILLS)) {
            victims.addAll(PROCESSES);
        }
        if (with.contains(Ingredient.CUTS)) {
            victims.add(LINK);
        }
    }

    /** Runs for at least this long. Everything works again when it returns. */
    void during(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            pause(CALM_MIN_MILLIS + random.nextInt(CALM_MAX_MILLIS - CALM_MIN_MILLIS));
            if (!victims.isEmpty()) {
                strike(victims.get(random.nextInt(victims.size())));
                pause(random.nextInt(DOWN_MAX_MILLIS));
                central.heal();
            }
        }
    }

    private void strike(String victim) {
        if (victim.equals(LINK)) {
            central.routingLink().cut();
            counts.tick("links cut");
        } else {
            central.process(victim).kill9();
            counts.tick("killed " + victim.replaceAll("-\\d", ""));
        }
    }

    private static void pause(int millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }
}
