package org.storesync.gateway.routing;

import org.jspecify.annotations.Nullable;
import org.storesync.model.Headers;

/** Routing's answer, unchanged. */
public record RoutingAnswer(
        int status,
        @Nullable String contentType,
        @Nullable String contentEncoding,
        @Nullable String retryAfter,
        Bytes body) {
    private static final int FIRST_FAULT = 400;

    public boolean isFault() {
        return status >= FIRST_FAULT;
    }

    public boolean isProblem() {
        return contentType != null && contentType.startsWith(Headers.PROBLEM_JSON);
    }
}
