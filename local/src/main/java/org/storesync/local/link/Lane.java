package org.storesync.local.link;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a link: how fast it is, how long bytes take, when it breaks, and how many bytes went through. The link's connections
 * share it.
 */
final class Lane {
    private long bytesPerSecond = Long.MAX_VALUE;
    private Duration latency = Duration.ZERO;
    private @Nullable Long bytesUntilCut;
    private long bytes;
    private long freeAtNanos = System.nanoTime();

    synchronized void bandwidth(long limit) {
        bytesPerSecond = limit;
    }

    synchronized void latency(Duration delay) {
        latency = delay;
    }

    synchronized Duration latency() {
        return latency;
    }

    synchronized void cutAfter(long count) {
        bytesUntilCut = count;
    }

    synchronized void forgetCut() {
        bytesUntilCut = null;
    }

    synchronized long bytes() {
        return bytes;
    }

    /**
     * Lets up to {@code wanted} bytes through.
     *
     * @return how many may pass; fewer than wanted means that the link is cut after them
     */
    synchronized int pass(int wanted) {
        int passing = wanted;
        if (bytesUntilCut != null) {
            passing = (int) Math.min(wanted, bytesUntilCut);
            bytesUntilCut = passing < wanted ? null : Long.valueOf(bytesUntilCut - passing);
        }
        bytes += passing;
        return passing;
    }

    /** When bytes that are sent now have left, at the lane's speed, which connections share. */
    synchronized long leavesAtNanos(int count) {
        long now = System.nanoTime();
        if (bytesPerSecond == Long.MAX_VALUE) {
            return now;
        }
        long start = Math.max(now, freeAtNanos);
        freeAtNanos = start + count * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
        return freeAtNanos;
    }
}
