package org.storesync.masterdata.central.rest;

import jakarta.ws.rs.core.UriBuilder;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.Condition;
import org.storesync.masterdata.central.Stored;

/** Single records as answers, with their ETag. */
public final class Answers {
    private static final String ETAG = "ETag";

    private Answers() {}

    /** The record, or 304 without a body if the caller knows its present version. */
    public static <T> RestResponse<T> one(Stored<T> stored, @Nullable String ifNoneMatch) {
        String etag = Condition.etag(stored.version());
        return Condition.known(ifNoneMatch, stored.version())
                ? ResponseBuilder.<T>create(RestResponse.Status.NOT_MODIFIED)
                        .header(ETAG, etag)
                        .build()
                : ResponseBuilder.ok(stored.value()).header(ETAG, etag).build();
    }

    public static <T> RestResponse<T> put(Stored<T> stored) {
        RestResponse.Status status = stored.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return ResponseBuilder.create(status, stored.value())
                .header(ETAG, Condition.etag(stored.version()))
                .build();
    }

    /** @param collection address of the list that now contains it */
    static <T> RestResponse<T> created(Stored<T> stored, UriBuilder collection) {
        return ResponseBuilder.<T>created(collection.segment("{id}").build(stored.id()))
                .entity(stored.value())
                .header(ETAG, Condition.etag(stored.version()))
                .build();
    }
}
