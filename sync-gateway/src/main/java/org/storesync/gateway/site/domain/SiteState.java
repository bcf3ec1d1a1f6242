package org.storesync.gateway.site.domain;

import java.util.Locale;

/** Whether a site may call. */
public enum SiteState {
    ACTIVE,
    SUSPENDED,
    /** Deleted. The site stays known, so that every replica learns of it, but it is not let in anywhere. */
    REMOVED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no state has this wire name */
    public static SiteState ofWire(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
