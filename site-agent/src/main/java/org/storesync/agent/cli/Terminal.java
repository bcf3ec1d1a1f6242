package org.storesync.agent.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.storesync.model.text.PrintableText;

/**
 * Where output goes. Text from elsewhere must not control the terminal, so control characters are shown escaped.
 *
 * @param complains who speaks in a message about an error, such as {@code storesync: }; empty for nobody
 * @param live a person watches: one line may be overwritten again and again; otherwise no control characters are used
 */
record Terminal(PrintWriter out, PrintWriter err, String complains, boolean live, Clock clock) {
    private static final String ERASE_LINE = "\r\033[K";
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    void line(String text) {
        out.println(PrintableText.lines(text));
        out.flush();
    }

    /** Overwrites the present line, only if a person watches. */
    void over(String text) {
        if (live) {
            out.print(ERASE_LINE + PrintableText.of(text));
            out.flush();
        }
    }

    /** Removes what {@link #over} wrote. */
    void clear() {
        over("");
    }

    void error(String text) {
        clear();
        err.println(complains + PrintableText.lines(text));
        err.flush();
    }

    /** The time in the zone of the user. */
    String time(Instant instant) {
        return TO_THE_SECOND.format(instant.atZone(clock.getZone()));
    }

    Duration since(Instant then) {
        return Duration.between(then, clock.instant());
    }
}
