package org.storesync.agent.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.storesync.model.text.PrintableText;

/**
 * Where output goes. What comes from elsewhere must not steer the terminal: control characters are shown escaped.
 *
 * @param complains who speaks in a message about an error, such as {@code storesync: }; empty for nobody
 * @param live a person looks at it: one line may be written over again and again; else no control characters
 */
record Terminal(PrintWriter out, PrintWriter err, String complains, boolean live, Clock clock) {
    private static final String ERASE_LINE = "\r\033[K";
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    void line(String text) {
        out.println(PrintableText.lines(text));
        out.flush();
    }

    /** Writes over the present line; only where a person looks. */
    void over(String text) {
        if (live) {
            out.print(ERASE_LINE + PrintableText.of(text));
            out.flush();
        }
    }

    /** Takes away what {@link #over} wrote. */
    void clear() {
        over("");
    }

    void error(String text) {
        clear();
        err.println(complains + PrintableText.lines(text));
        err.flush();
    }

    /** In the zone of whoever looks. */
    String time(Instant instant) {
        return TO_THE_SECOND.format(instant.atZone(clock.getZone()));
    }

    Duration since(Instant then) {
        return Duration.between(then, clock.instant());
    }
}
