package org.storesync.routing.record.domain;

import java.util.Locale;

/** Why a document that is ready for its other party is in no store's inbox (transfers, section 4). */
public enum NotAddressed {
    /** Its other party is only a name and not a store. */
    NO_STORE,
    /** Its other party is a store that is not visible in its own. It is addressed when that begins (D9). */
    NOT_VISIBLE;

    /** The word in the feed and in the database. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
