package org.storesync.masterdata.name;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.OneLine;

/** A party: a supplier, a customer, the name of a store. Patients are not kept here. */
@RegisterForReflection
public record Name(
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

        @Schema(
                description = "facility where absent; facility, store, or a kind that the system uses itself",
                maxLength = 20)
        @Size(max = 20)
        @Pattern(regexp = "(?!patient$)[a-z]*", message = "must be a kind of name other than patient")
        @Nullable
        String type,

        boolean customer,

        boolean supplier,

        boolean manufacturer,

        boolean donor,

        @Schema(description = "true: do not issue to it or order from it")
        boolean hold,

        @Schema(maxLength = 250) @Size(max = 250) @Nullable String address1,

        @Schema(maxLength = 250) @Size(max = 250) @Nullable String address2,

        @Schema(maxLength = 100) @Size(max = 100) @Nullable String country,

        @Schema(maxLength = 100) @Size(max = 100) @Nullable String phone,

        @Schema(maxLength = 250) @Size(max = 250) @Nullable String email,

        @Schema(maxLength = 250) @Size(max = 250) @Nullable String url,

        @Schema(maxLength = 2000) @Size(max = 2000) @Nullable
        String comment,

        @Schema(maxLength = 64) @Size(max = 64) @Nullable String currencyId,

        @Nullable LocalDate createdDate) {}
