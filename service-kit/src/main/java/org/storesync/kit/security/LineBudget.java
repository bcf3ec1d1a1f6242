package org.storesync.kit.security;

import java.time.Clock;
import java.util.OptionalLong;

/** Lines that may be written within a minute; what was left out is told with the next one. */
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

    /** How many were left out since the last line; nothing if this one is left out as well. */
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
