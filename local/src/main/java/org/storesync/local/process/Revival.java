package org.storesync.local.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.storesync.local.host.LocalFailure;

/**
 * Starts processes again that ended unexpectedly, each separately and with growing pauses. If a process ends too often, it is not started
 * again, because endless starts would hide its fault.
 */
public final class Revival implements AutoCloseable {
    private static final Duration CLOSE_WAIT = Duration.ofSeconds(10);

    private final Limits limits;
    private final Consumer<String> told;
    private final Map<String, Deque<Long>> ends = new ConcurrentHashMap<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param endsMax how often a process may end within {@code window}; after one more end it is not started again
     * @param firstPause before it is started again the first time; it doubles with each further end
     * @param longestPause the pause grows no further
     */
    public record Limits(int endsMax, Duration window, Duration firstPause, Duration longestPause) {
        /** The limits of {@code up}. */
        public static final Limits STANDARD =
                new Limits(5, Duration.ofMinutes(10), Duration.ofSeconds(1), Duration.ofSeconds(30));

        private Duration pause(int end) {
            Duration pause = firstPause.multipliedBy(1L << Math.min(end - 1, 20));
            return pause.compareTo(longestPause) < 0 ? pause : longestPause;
        }
    }

    /** @param told gets each line for a person: a process ended, it runs again, or it is not started again and what to do then */
    public Revival(Limits limits, Consumer<String> told) {
        this.limits = limits;
        this.told = told;
    }

    /** Call this when a process ended, as a {@link ManagedProcess} reports it. */
    public void ended(ManagedProcess process) {
        try {
            threads.execute(() -> revive(process));
        } catch (RejectedExecutionException e) {
            // The whole suite is being stopped.
            return;
        }
    }

    /** What is wrong with a process now: it waits for its next start, or is not started again. */
    public Optional<String> trouble(String process) {
        return Optional.ofNullable(troubles.get(process));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(CLOSE_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void revive(ManagedProcess process) {
        String obituary = process.obituary("ended");
        while (!threads.isShutdown()) {
            int end = count(process.name());
            if (end > limits.endsMax()) {
                giveUp(process, obituary);
                return;
            }
            Duration pause = limits.pause(end);
            troubles.put(
                    process.name(),
                    "down, starts again within " + seconds(pause) + " (" + end + " of " + limits.endsMax() + " times)");
            told.accept(obituary + "; it starts again in " + seconds(pause));
            try {
                Thread.sleep(pause);
                troubles.put(
                        process.name(), "down, is being started again (" + end + " of " + limits.endsMax() + " times)");
                process.start();
                troubles.remove(process.name());
                told.accept(process.name() + " runs again");
                return;
            } catch (LocalFailure e) {
                obituary = String.valueOf(e.getMessage());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private int count(String process) {
        long now = System.nanoTime();
        Deque<Long> known = ends.computeIfAbsent(process, name -> new ArrayDeque<>());
        synchronized (known) {
            known.addLast(now);
            known.removeIf(end -> now - end > limits.window().toNanos());
            return known.size();
        }
    }

    private void giveUp(ManagedProcess process, String obituary) {
        String advice = "./storesync logs " + process.name()
                + " may say why; when that is mended: ./storesync down, then ./storesync up";
        troubles.put(process.name(), "given up, it ended too often: " + advice);
        told.accept(obituary + "; it ended more than " + limits.endsMax() + " times within "
                + limits.window().toMinutes() + " min and is given up, all else goes on: " + advice);
    }

    private static String seconds(Duration pause) {
        return pause.toMillis() < 1_000 ? pause.toMillis() + " ms" : pause.toSeconds() + " s";
    }
}
