package org.storesync.system.part;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.storesync.system.wire.Outcome;

/** What a round did, counted by all its threads, and how long each step of it took. */
public final class Counts {
    private final Map<String, Long> counts = new ConcurrentHashMap<>();
    private final Map<String, Long> nanos = new ConcurrentHashMap<>();

    /** A step of a round. */
    public interface Step {
        void run() throws Exception;
    }

    public void tick(String what) {
        add(what, 1);
    }

    public void add(String what, long howOften) {
        counts.merge(what, howOften, Long::sum);
    }

    public void answered(List<Outcome> outcomes) {
        add("changes answered", outcomes.size());
        tick("batches");
        for (Outcome outcome : outcomes) {
            if (!outcome.accepted()) {
                tick("changes answered " + outcome.said());
            }
        }
    }

    /** Runs a step and adds its time. */
    public void timed(String step, Step work) throws Exception {
        timed(step, () -> {
            work.run();
            return true;
        });
    }

    /** Runs a step, adds its time, and returns its result. */
    public <T> T timed(String step, Callable<T> work) throws Exception {
        long begin = System.nanoTime();
        T result = work.call();
        nanos.merge(step, System.nanoTime() - begin, Long::sum);
        return result;
    }

    /** All counts; times are in whole seconds. */
    public Map<String, Long> all() {
        Map<String, Long> all = new TreeMap<>(counts);
        nanos.forEach((step, time) -> all.put(
                Tally.SECONDS + step, Duration.ofNanos(time).plusMillis(500).toSeconds()));
        return all;
    }
}
