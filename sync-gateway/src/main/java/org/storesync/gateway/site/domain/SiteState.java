package org.storesync.gateway.site.domain;

import java.util.Locale;

/** Whether a site may call. */
public enum SiteState {
    ACTIVE,
    SUSPENDED,
    /** Deleted: it stays known so that every replica learns it, and is let in nowhere. */
    REMOVED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no state has this wire name */
    public static SiteState ofWire(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
