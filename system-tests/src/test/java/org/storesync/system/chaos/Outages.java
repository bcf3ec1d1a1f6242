package org.storesync.system.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.storesync.local.process.ManagedProcess;
import org.storesync.system.suite.Central;

/**
 * Kills processes one after the other at random moments and starts each again, without waiting for it, so that some die while others still
 * start. None dies a second time before all others had their turn.
 */
public final class Outages {
    private static final int CALM_MAX_MILLIS = 2_500;
    private static final int DOWN_MAX_MILLIS = 1_500;

    private final Central central;
    private final List<String> victims;
    private final Random random;

    public Outages(Central central, List<String> victims, Random random) {
        this.central = central;
        this.victims = List.copyOf(victims);
        this.random = random;
    }

    /** Runs for at least this long, and until each was killed once; returns how often each was killed. */
    public Map<String, Integer> run(Duration length) {
        Map<String, Integer> killed = new TreeMap<>();
        long end = System.nanoTime() + length.toNanos();
        List<String> turn = new ArrayList<>();
        while (System.nanoTime() < end || killed.size() < victims.size()) {
            if (turn.isEmpty()) {
                turn.addAll(victims);
                Collections.shuffle(turn, random);
            }
            ManagedProcess victim = central.process(turn.removeLast());
            pause(CALM_MAX_MILLIS);
            victim.kill9();
            killed.merge(victim.name(), 1, Integer::sum);
            pause(DOWN_MAX_MILLIS);
            victim.launch();
        }
        victims.forEach(victim -> central.process(victim).awaitReady());
        return killed;
    }

    private void pause(int maxMillis) {
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(maxMillis)).toNanos());
    }
}
