package org.storesync.client.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does work on a few threads. They are platform threads, because there are not many, and because in a native binary virtual threads were
 * seen to wait for ever for the first answers of the database.
 */
public final class Workers {
    private static final Logger LOG = Logger.getLogger(Workers.class);

    private Workers() {}

    /** Does all the work, {@code parallel} pieces at once, and returns when every piece has ended; throws the first failure. */
    public static void run(int parallel, List<Runnable> work) {
        List<Future<?>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(parallel)) {
            work.forEach(each -> running.add(threads.submit(each)));
        }
        running.forEach(Workers::result);
    }

    /** Waits until a thread that was asked to end has ended, so that it still has the database meanwhile. */
    public static void awaitEnd(@Nullable Thread thread, Duration atMost) {
        try {
            if (thread != null && !thread.join(atMost)) {
                LOG.warnf(
                        "the thread %s did not end within %d s: what it does begins again",
                        thread.getName(), atMost.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
