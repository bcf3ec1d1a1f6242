package org.storesync.transfer.half.domain;

import java.util.Locale;
import java.util.Optional;

/** How far a pair is. */
public enum PairState {
    /** A push of its half is not answered yet. */
    PUSHING,
    /** Its half stands as the source wants it. */
    MADE,
    /** Its half was changed by the responding site, and is that site's alone. */
    TAKEN_OVER,
    /** Its half was withdrawn with the source. */
    DELETED,
    /** Central did not take its half, with a code that says why; it is tried again when the source changes. */
    REFUSED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Empty if no state has this wire name. */
    public static Optional<PairState> ofWire(String text) {
        for (PairState state : values()) {
            if (state.wireName().equals(text)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
