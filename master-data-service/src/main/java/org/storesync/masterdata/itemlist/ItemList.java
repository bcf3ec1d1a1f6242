package org.storesync.masterdata.itemlist;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.OneLine;

/** A list of items, such as the essential medicines. */
@RegisterForReflection
public record ItemList(
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
        String description,

        @Schema(maxLength = 2000) @Size(max = 2000) @Nullable
        String note,

        boolean inactive,

        boolean defaultPriceList,

        @Schema(type = SchemaType.STRING, description = "per cent")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Digits(integer = 3, fraction = 10)
        @PositiveOrZero
        @Nullable
        BigDecimal discountPercentage) {}
