package org.storesync.model;

import java.util.Locale;

/** What runs at a site (A5). A mobile site has exactly one active store (A6). */
public enum SiteKind {
    DESKTOP,
    MOBILE,
    OPEN_MSUPPLY,
    INTERNAL;

    /** The word of the wire: {@code desktop}, {@code open-msupply}... */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException if no kind has this wire name */
    public static SiteKind ofWire(String text) {
        for (SiteKind kind : values()) {
            if (kind.wireName().equals(text)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "unknown site kind '" + text + "'; known: desktop, mobile, open-msupply, internal");
    }
}
