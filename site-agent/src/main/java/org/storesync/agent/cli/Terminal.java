package org.storesync.agent.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Where output goes.
 *
 * @param live a person looks at it: one line may be written over again and again; else no control characters
 */
record Terminal(PrintWriter out, PrintWriter err, boolean live, Clock clock) {
    private static final String ERASE_LINE = "\r\033[K";

    void line(String text) {
        out.println(text);
        out.flush();
    }

    /** Writes over the present line; only where a person looks. */
    void over(String text) {
        if (live) {
            out.print(ERASE_LINE + text);
            out.flush();
        }
    }

    /** Takes away what {@link #over} wrote. */
    void clear() {
        over("");
    }

    void error(String text) {
        clear();
        err.println(text);
        err.flush();
    }

    Duration since(Instant then) {
        return Duration.between(then, clock.instant());
    }
}
