package org.storesync.system.part;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What rounds did: how often each thing happened, and how long it took. */
public record Tally(Duration took, Map<String, Long> counts) {
    public static final Tally NONE = new Tally(Duration.ZERO, Map.of());

    /** Counts with this prefix are the time of one step. */
    static final String SECONDS = "seconds ";

    public Tally {
        counts = new TreeMap<>(counts);
    }

    public Tally plus(Tally other) {
        Map<String, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((what, count) -> sum.merge(what, count, Long::sum));
        return new Tally(took.plus(other.took), sum);
    }

    /** How long each step took, in one line. */
    String steps() {
        StringBuilder text = new StringBuilder(took.toSeconds() + " s");
        counts.forEach((what, count) -> {
            if (what.startsWith(SECONDS)) {
                text.append(", ")
                        .append(what.substring(SECONDS.length()))
                        .append(' ')
                        .append(count);
            }
        });
        return text.toString();
    }

    public String text() {
        StringBuilder text = new StringBuilder(steps());
        counts.forEach((what, count) -> {
            if (!what.startsWith(SECONDS)) {
                text.append("; ").append(count).append(' ').append(what);
            }
        });
        return text.toString();
    }
}
