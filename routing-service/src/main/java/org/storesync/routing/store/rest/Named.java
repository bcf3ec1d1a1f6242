package org.storesync.routing.store.rest;

import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;

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

    /** Refuses an id with a NUL: no store can have it, and the database can't be asked for it. */
    static StoreId store(String id) {
        if (id.isEmpty() || id.indexOf('\0') >= 0) {
            throw Problem.of(ProblemCode.STORE_UNKNOWN);
        }
        return new StoreId(id);
    }

    /** What a store may be on a site by choice. A store becomes active by its assignment. */
    static SyncType type(@Nullable String text) {
        SyncType type;
        try {
            type = SyncType.ofWire(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("type", "must be one of none, transfer, collector");
        }
        if (type == SyncType.ACTIVE) {
            throw Problem.invalid("type", "a store becomes active by its assignment, not by its type");
        }
        return type;
    }

    /** The reason; null if none is given. A blank text is no reason. */
    static @Nullable String reason(@Nullable String reason) {
        if (reason != null && (reason.isBlank() || reason.length() > REASON_MAX || reason.indexOf('\0') >= 0)) {
            throw Problem.invalid("reason", "must be a text of 1 to " + REASON_MAX + " characters");
        }
        return reason;
    }
}
