package org.storesync.client.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Work on a few threads. They are the platform's: there are not many, and in a native binary virtual ones were seen to wait for ever for the
 * first answers of the database.
 */
public final class Workers {
    private Workers() {}

    /** Does all of it, so much at once, and returns when everything has ended; throws the first failure. */
    public static void run(int parallel, List<Runnable> work) {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(parallel)) {
            work.forEach(each -> running.add(threads.submit(each)));
        }
        running.forEach(Workers::result);
    }

    /** Waits for it; throws its failure where it failed. */
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
