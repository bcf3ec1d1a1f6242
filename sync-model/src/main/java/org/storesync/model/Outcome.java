package org.storesync.model;

import java.util.Locale;

/** What became of one pushed change (architecture, section 4). One record's outcome never holds up another. */
public enum Outcome {
    ACCEPTED,
    DUPLICATE,
    STALE,
    NOT_COLLECTED,
    QUARANTINED,
    RETRY_LATER,
    REFUSED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no outcome has this wire name */
    public static Outcome ofWire(String text) {
        for (Outcome outcome : values()) {
            if (outcome.wireName().equals(text)) {
                return outcome;
            }
        }
        throw new IllegalArgumentException("unknown outcome '" + text + "'");
    }
}
