package org.storesync.routing.store.rest;

import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.SiteId;

/** Checks what administrators name in a request. */
final class Named {
    private static final int REASON_MAX = 500;

    private Named() {}

    static SiteId site(int siteId) {
        if (siteId <= 0) {
            throw Problem.invalid("siteId", "must be a positive number");
        }
        return new SiteId(siteId);
    }

    /** The reason; null if none is given. A blank text is no reason. */
    static @Nullable String reason(@Nullable String reason) {
        if (reason != null && (reason.isBlank() || reason.length() > REASON_MAX || reason.indexOf('\0') >= 0)) {
            throw Problem.invalid("reason", "must be a text of 1 to " + REASON_MAX + " characters");
        }
        return reason;
    }
}
