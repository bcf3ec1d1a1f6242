package org.storesync.bench.ground;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Watches a number that only grows, such as a position: a separate thread reads it again and again, and notes when it first saw each value.
 * A time is late by at most the time between two looks.
 */
public final class Positions implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(20);

    private final String what;
    private final LongSupplier read;
    private final List<Seen> seen = new ArrayList<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean stopped;

    private record Seen(long nanos, long position) {}

    /** @param read called only by that thread */
    public Positions(String what, LongSupplier read) {
        this.what = what;
        this.read = read;
        this.thread = Thread.ofPlatform().name("positions of " + what).start(this::run);
    }

    private void run() {
        try {
            while (!stopped) {
                long position = read.getAsLong();
                synchronized (seen) {
                    if (seen.isEmpty() || seen.getLast().position() < position) {
                        seen.add(new Seen(System.nanoTime(), position));
                    }
                }
                Patience.pause(LOOK);
            }
            ended.complete(null);
        } catch (RuntimeException e) {
            ended.completeExceptionally(e);
        }
    }

    /** Waits until the position is reached; returns when this was seen, by {@link System#nanoTime()}. */
    public long await(long position, Duration max) {
        Patience.until(what + " reaches " + position, max, LOOK, () -> {
            if (ended.isCompletedExceptionally()) {
                throw new BenchFailure(what + " can't be read", ended.exceptionNow());
            }
            synchronized (seen) {
                return !seen.isEmpty() && seen.getLast().position() >= position;
            }
        });
        return reached(position);
    }

    /** When it was first seen that the position was reached. */
    public long reached(long position) {
        synchronized (seen) {
            for (Seen each : seen) {
                if (each.position() >= position) {
                    return each.nanos();
                }
            }
        }
        throw new BenchFailure(what + " never reached " + position);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted", e);
        }
    }
}
