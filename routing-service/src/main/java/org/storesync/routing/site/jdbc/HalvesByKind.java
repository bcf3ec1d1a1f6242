package org.storesync.routing.site.jdbc;

import org.storesync.model.SiteKind;

/** Which halves of transfers a site makes itself, by its kind. */
final class HalvesByKind {
    private HalvesByKind() {}

    static String of(SiteKind kind) {
        return switch (kind) {
            case OPEN_MSUPPLY -> "always";
            case DESKTOP -> "same-site";
            case MOBILE, INTERNAL -> "never";
        };
    }
}
