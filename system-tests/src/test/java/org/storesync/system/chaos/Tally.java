package org.storesync.system.chaos;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** What rounds did: how often each thing, and how long it took. */
public record Tally(Duration took, Map<String, Long> counts) {
    public static final Tally NONE = new Tally(Duration.ZERO, Map.of());

    public Tally {
        counts = new TreeMap<>(counts);
    }

    public Tally plus(Tally other) {
        Map<String, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((what, count) -> sum.merge(what, count, Long::sum));
        return new Tally(took.plus(other.took), sum);
    }

    public String text() {
        StringBuilder text = new StringBuilder(took.toSeconds() + " s");
        counts.forEach(
                (what, count) -> text.append(", ").append(count).append(' ').append(what));
        return text.toString();
    }
}
