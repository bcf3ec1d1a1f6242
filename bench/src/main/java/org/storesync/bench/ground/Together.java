package org.storesync.bench.ground;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads that each get ready, begin at the same moment, and are timed together. A few platform threads cost less than many clever ones.
 */
public final class Together {
    private Together() {}

    /** One thread's part. */
    @FunctionalInterface
    public interface Part {
        /** Gets ready, calls {@code start}, and does its work; returns when it was done, by {@link System#nanoTime()}. */
        long run(int number, Start start) throws Exception;
    }

    /** Returns when all are ready. */
    public interface Start {
        void await() throws InterruptedException, BrokenBarrierException;
    }

    /** Seconds from the common start to the end of the last thread. */
    public static double seconds(int threads, Part part) {
        AtomicLong begin = new AtomicLong();
        CyclicBarrier barrier = new CyclicBarrier(threads, () -> begin.set(System.nanoTime()));
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<Long>> ends = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                ends.add(pool.submit(() -> {
                    try {
                        return part.run(number, barrier::await);
                    } catch (Exception e) {
                        // Those that wait for this one must not wait for ever.
                        barrier.reset();
                        throw e;
                    }
                }));
            }
            long end = begin.get();
            RuntimeException failure = null;
            for (Future<Long> each : ends) {
                try {
                    end = Math.max(end, each.get());
                } catch (ExecutionException e) {
                    failure = worse(failure, e.getCause() == null ? e : e.getCause());
                }
            }
            if (failure != null) {
                throw failure;
            }
            return (end - begin.get()) / 1e9;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }

    /** A broken barrier only follows from another thread's failure. */
    private static RuntimeException worse(@org.jspecify.annotations.Nullable RuntimeException known, Throwable next) {
        if (known != null && next instanceof BrokenBarrierException) {
            return known;
        }
        if (next instanceof RuntimeException runtime) {
            return runtime;
        }
        return new BenchFailure(
                "a connection of the load client failed (" + next.getClass().getSimpleName() + ")", next);
    }
}
