package org.storesync.routing.site.domain;

import org.storesync.model.SiteKind;

/** Which halves of transfers a site makes itself, by its kind. */
public final class HalvesByKind {
    private HalvesByKind() {}

    public static String of(SiteKind kind) {
        return switch (kind) {
            case OPEN_MSUPPLY -> "always";
            case DESKTOP -> "same-site";
            case MOBILE, INTERNAL -> "never";
        };
    }
}
