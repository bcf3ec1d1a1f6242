package org.storesync.client.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does work on a few threads. They are platform threads, because there are not many, and because in a native binary virtual threads were
 * seen to wait for ever for the first answers of the database.
 */
public final class Workers {
    private Workers() {}

    /** Does all the work, {@code parallel} pieces at once, and returns when every piece has ended; throws the first failure. */
    public static void run(int parallel, List<Runnable> work) {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(parallel)) {
            work.forEach(each -> running.add(threads.submit(each)));
        }
        running.forEach(Workers::result);
    }

    /** Waits for the work and returns its result; throws its failure if it failed. */
    public static <T> T result(Future<T> work) {
        try {
            return work.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
