package org.storesync.masterdata.visibility;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.OneLine;

/** A name that may be used in a store. */
@RegisterForReflection
public record VisibleName(
        @Schema(readOnly = true) @Nullable String id,

        @Schema(readOnly = true, description = "the number of its ETag") @Nullable
        Long version,

        @Schema(readOnly = true) @Nullable Instant updatedAt,

        @Schema(required = true, maxLength = 64) @NotBlank @Size(max = 64) @OneLine
        String nameId,

        @Schema(description = "not visible at the moment") boolean inactive,

        boolean customer,

        boolean supplier) {}
