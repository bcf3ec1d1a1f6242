package org.storesync.kit.security;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts events per key within the current minute. It uses a fixed amount of memory, however many keys an attacker invents. Keys share
 * slots by a salted hash, so a shared slot is rare and nobody can choose one.
 */
public final class WindowCounters {
    private static final long WINDOW_MILLIS = 60_000;
    private static final int COUNT_BITS = 24;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final AtomicLongArray slots;
    private final long salt;

    /** @param slots a power of two */
    public WindowCounters(int slots, long salt) {
        if (Integer.bitCount(slots) != 1) {
            throw new IllegalArgumentException("the number of slots is a power of two, not " + slots);
        }
        this.slots = new AtomicLongArray(slots);
        this.salt = salt;
    }

    /** How many events this key had in the minute of {@code nowMillis}. */
    public long count(Object key, long nowMillis) {
        long slot = slots.get(slotOf(key));
        return slot >>> COUNT_BITS == window(nowMillis) ? slot & COUNT_MASK : 0;
    }

    public void add(Object key, long nowMillis) {
        slots.updateAndGet(slotOf(key), slot -> {
            long window = window(nowMillis);
            if (slot >>> COUNT_BITS != window) {
                return window << COUNT_BITS | 1;
            }
            return (slot & COUNT_MASK) == COUNT_MASK ? slot : slot + 1;
        });
    }

    /** The time until the window ends and counting begins again. */
    public static long millisLeft(long nowMillis) {
        return WINDOW_MILLIS - nowMillis % WINDOW_MILLIS;
    }

    private static long window(long nowMillis) {
        return nowMillis / WINDOW_MILLIS & (-1L >>> COUNT_BITS);
    }

    private int slotOf(Object key) {
        long mixed = (key.hashCode() ^ salt) * GOLDEN;
        mixed = (mixed ^ mixed >>> 32) * GOLDEN;
        return (int) (mixed >>> 40) & slots.length() - 1;
    }
}
