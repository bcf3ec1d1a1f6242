package org.storesync.masterdata.unit;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.OneLine;

/** A unit in which an item is counted. */
@RegisterForReflection
public record Unit(
        @Schema(readOnly = true) @Nullable String id,

        @Schema(readOnly = true, description = "the number of its ETag") @Nullable
        Long version,

        @Schema(readOnly = true) @Nullable Instant updatedAt,

        @Schema(required = true, maxLength = 100) @NotBlank @Size(max = 100) @OneLine
        String name,

        @Schema(maxLength = 2000) @Size(max = 2000) @Nullable
        String comment,

        @Schema(description = "its place in a list") @Min(0) int orderNumber) {}
