package org.storesync.masterdata.store;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.OneLine;

/** A store. It does not say on which site it is active, because central assigns that (B10). */
@RegisterForReflection
public record Store(
        @Schema(readOnly = true) @Nullable String id,

        @Schema(readOnly = true, description = "the number of its ETag") @Nullable
        Long version,

        @Schema(readOnly = true) @Nullable Instant updatedAt,

        @Schema(required = true, description = "unique; upper and lower case are the same", maxLength = 100)
        @NotBlank
        @Size(max = 100)
        @OneLine
        String code,

        @Schema(required = true, maxLength = 250) @NotBlank @Size(max = 250) @OneLine
        String name,

        @Schema(required = true, description = "its name record, which no other store has", maxLength = 64)
        @NotBlank
        @Size(max = 64)
        @OneLine
        String nameId,

        @Schema(
                description = "store where absent",
                enumeration = {"store", "dispensary"},
                maxLength = 20)
        @Size(max = 20)
        @Pattern(regexp = "store|dispensary", message = "must be one of store, dispensary")
        @Nullable
        String mode,

        @Schema(description = "true: hidden, and nobody works in it any more")
        boolean disabled,

        @Schema(maxLength = 250) @Size(max = 250) @Nullable String address1,

        @Schema(maxLength = 250) @Size(max = 250) @Nullable String address2,

        @Schema(maxLength = 100) @Size(max = 100) @Nullable String phone,

        @Schema(maxLength = 250) @Size(max = 250) @Nullable String tags,

        @Nullable LocalDate createdDate) {}
