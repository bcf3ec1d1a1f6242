package org.storesync.kit.security;

import java.time.Clock;
import java.util.OptionalLong;

/** Bounds the lines that may be written within a minute. The next line says how many were left out. */
public final class LineBudget {
    private static final long WINDOW_MILLIS = 60_000;

    private final int linesMax;
    private final Clock clock;
    private long window;
    private int written;
    private long leftOut;

    public LineBudget(int linesMax, Clock clock) {
        this.linesMax = linesMax;
        this.clock = clock;
    }

    /** How many lines were left out since the last one; empty if this one is left out too. */
    public synchronized OptionalLong take() {
        long now = clock.millis() / WINDOW_MILLIS;
        if (now != window) {
            window = now;
            written = 0;
        }
        if (written == linesMax) {
            leftOut++;
            return OptionalLong.empty();
        }
        written++;
        long before = leftOut;
        leftOut = 0;
        return OptionalLong.of(before);
    }
}
