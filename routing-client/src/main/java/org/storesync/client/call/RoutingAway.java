package org.storesync.client.call;

import org.jspecify.annotations.Nullable;

/** Routing gave no answer, or said to come later. Nothing is lost; the caller tries again. */
public final class RoutingAway extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RoutingAway(String message) {
        this(message, null);
    }

    RoutingAway(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
