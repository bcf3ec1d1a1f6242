package org.storesync.masterdata.item;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.OneLine;

/** An item. A pack holds {@code defaultPackSize} units, unless a batch says otherwise. */
@RegisterForReflection
public record Item(
        @Schema(readOnly = true) @Nullable String id,

        @Schema(readOnly = true, description = "the number of its ETag") @Nullable
        Long version,

        @Schema(readOnly = true) @Nullable Instant updatedAt,

        @Schema(
                required = true,
                description = "unique; upper and lower case are the same, in any script",
                maxLength = 100)
        @NotBlank
        @Size(max = 100)
        @OneLine
        String code,

        @Schema(required = true, maxLength = 250) @NotBlank @Size(max = 250) @OneLine
        String name,

        @Schema(maxLength = 64) @Size(max = 64) @Nullable String unitId,

        @Schema(
                description = "general where absent",
                enumeration = {"general", "service", "non_stock"},
                maxLength = 20)
        @Size(max = 20)
        @Pattern(regexp = "general|service|non_stock", message = "must be one of general, service, non_stock")
        @Nullable
        String type,

        @Schema(type = SchemaType.STRING, description = "units in a pack, more than 0; 1 where absent")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Digits(integer = 12, fraction = 10)
        @Positive
        @Nullable
        BigDecimal defaultPackSize,

        boolean vaccine,

        @Schema(
                description = "vital, essential, necessary",
                enumeration = {"V", "E", "N"})
        @Pattern(regexp = "[VEN]", message = "must be V, E or N")
        @Nullable
        String ven,

        @Schema(maxLength = 250) @Size(max = 250) @Nullable String strength,

        @Schema(description = "in one unit, of a vaccine") @Min(0)
        int doses,

        @Schema(maxLength = 64) @Size(max = 64) @Nullable String categoryId,

        @Schema(maxLength = 64) @Size(max = 64) @Nullable String restrictedLocationTypeId,

        @Schema(type = SchemaType.STRING, description = "cubic metres of a pack; 0 where absent")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Digits(integer = 12, fraction = 10)
        @PositiveOrZero
        @Nullable
        BigDecimal volumePerPack,

        @Schema(maxLength = 100) @Size(max = 100) @Nullable String universalCode,

        @Schema(maxLength = 250) @Size(max = 250) @Nullable String universalName) {}
