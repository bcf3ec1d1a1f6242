package org.storesync.gateway.sync.rest.contract;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.model.WireLimits;

/** A pushed batch in its JSON form. As NDJSON the first line has all fields except {@code changes}, and each change is a line. */
public record PushBatch(
        @Schema(required = true, description = "made by the client and stored before it sends")
        UUID batchId,

        @Schema(required = true, description = "the current lineage of the site")
        UUID lineage,

        @Schema(description = "0 for a remote site", defaultValue = "0")
        int lane,

        @Schema(required = true, description = "siteSeq of the first change; change i has firstSeq + i", minimum = "1")
        long firstSeq,

        @Schema(description = "number of changes; required in the NDJSON form", maximum = "" + WireLimits.BATCH_RECORDS)
        int count,

        @Schema(description = "records still to send after this batch") @Nullable
        Long queued,

        @Schema(description = "true in batches sent after ROLLED_BACK: stale changes are kept for review") @Nullable
        Boolean review,

        @Schema(description = "JSON form only") List<PushedChange> changes) {

    /** One change of a record. */
    public record PushedChange(
            @Schema(required = true, description = "record type, see docs/record-catalogue.md")
            String type,

            @Schema(
                    required = true,
                    description = "opaque, 1 to 64 bytes",
                    minLength = 1,
                    maxLength = WireLimits.ID_BYTES)
            String id,

            @Schema(
                    enumeration = {"upsert", "delete", "merge"},
                    defaultValue = "upsert")
            @Nullable
            String op,

            @Schema(description = "the version this change was made on") @Nullable
            Long baseVersion,

            @Schema(type = SchemaType.OBJECT, description = "canonical body of an upsert, at most 1 MiB") @Nullable
            Object body) {}
}
