package org.storesync.routing.record.domain;

import java.util.Locale;

/** Why a document that is ready for its other party stands in no store's inbox (transfers, section 4). */
public enum NotAddressed {
    /** Its other party is a plain name, no store's. */
    NO_STORE;

    /** As the feed and the database have it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
