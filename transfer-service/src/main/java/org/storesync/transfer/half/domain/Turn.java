package org.storesync.transfer.half.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who must act so that a transfer goes on. */
public enum Turn {
    NOBODY,
    ADMINISTRATOR,
    CENTRAL,
    /** The receiving site's software: the half has no number yet. */
    RECEIVING_SITE,
    /** The receiving store's people. */
    RECEIVING_STORE,
    SENDING_STORE;

    /** @param number of the half; null if none can be read */
    public static Turn of(State state, boolean differs, @Nullable Long number) {
        if (state instanceof State.Held held) {
            return held.reason().turn();
        }
        if (state instanceof State.Sent) {
            return number != null && number > 0 ? RECEIVING_STORE : RECEIVING_SITE;
        }
        if (state instanceof State.Taken || (state instanceof State.Received && differs)) {
            return RECEIVING_STORE;
        }
        return state instanceof State.Dropped ? SENDING_STORE : NOBODY;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
