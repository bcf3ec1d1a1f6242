package org.storesync.model;

import java.util.Locale;
import java.util.Optional;

/** What became of one pushed change (architecture, section 4). One record's outcome never holds up another. */
public enum Outcome {
    ACCEPTED,
    DUPLICATE,
    STALE,
    NOT_COLLECTED,
    QUARANTINED,
    RETRY_LATER,
    REFUSED;

    private final String wireName = name().toLowerCase(Locale.ROOT).replace('_', '-');

    public String wireName() {
        return wireName;
    }

    /** The outcome with this wire name; empty for any other word. */
    public static Optional<Outcome> find(String text) {
        for (Outcome outcome : values()) {
            if (outcome.wireName.equals(text)) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    /** @throws IllegalArgumentException if no outcome has this wire name */
    public static Outcome ofWire(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("unknown outcome '" + text + "'"));
    }
}
