package org.storesync.bench.ground;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * A number that only grows, such as a position, read again and again by a thread of its own: when it was first seen to have reached what. A time is
 * late by up to the distance of two looks.
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

    /** @param read called by that thread alone */
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

    /** Waits until it is there; when that was seen, by {@link System#nanoTime()}. */
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

    /** When it was first seen to be there. */
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
