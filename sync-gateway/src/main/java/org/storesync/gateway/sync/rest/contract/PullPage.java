package org.storesync.gateway.sync.rest.contract;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page in its JSON form. As NDJSON the first line has all fields except {@code changes}, and each change is a line. */
public record PullPage(
        @Schema(required = true, description = "to store in one local transaction with the page; opaque")
        String cursor,

        @Schema(required = true) int count,

        @Schema(required = true, description = "records still to come: exact up to 10,000, above never too small")
        long remaining,

        @Schema(required = true, description = "this page reached the head of every stream")
        boolean drained,

        @Schema(description = "subscriptions whose load starts on this page") @Nullable
        List<Begun> begins,

        @Schema(description = "subscriptions whose load is complete with this page") @Nullable
        List<Integer> ends,

        @Schema(description = "with drained: all live subscriptions") @Nullable
        List<Integer> live,

        @Schema(description = "JSON form only") @Nullable List<PulledChange> changes) {

    /** A subscription whose load from the beginning starts. */
    public record Begun(
            @Schema(required = true) int subscription,
            @Schema(required = true) String stream,

            @Schema(required = true, description = "the central epoch in which the load starts")
            long epoch) {}

    /** One row of a stream. Readers accept unknown operations and types. */
    public record PulledChange(
            @Schema(required = true, description = "the subscription this row came through")
            int in,

            @Schema(description = "upsert, delete, remove or drop-stream", defaultValue = "upsert") @Nullable
            String op,

            @Schema(description = "record type, absent with drop-stream") @Nullable
            String type,

            @Schema(description = "record id, absent with drop-stream") @Nullable
            String id,

            @Schema(description = "the record's version, the same in every stream") @Nullable
            Long version,

            @Schema(type = SchemaType.OBJECT, description = "canonical body of an upsert") @Nullable
            Object body,

            @Schema(name = "for", description = "of a letter: the subscription it stands for") @Nullable
            Integer standsFor,

            @Schema(description = "of a correction: the siteSeq it answers") @Nullable
            Long answers,

            @Schema(description = "with drop-stream: the subscription that ended") @Nullable
            Integer drop) {}
}
