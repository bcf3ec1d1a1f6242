package org.storesync.masterdata.visibility;

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

/** An item that may be used in a store, and what the store says about it. */
@RegisterForReflection
public record VisibleItem(
        @Schema(readOnly = true) @Nullable String id,

        @Schema(readOnly = true, description = "the number of its ETag") @Nullable
        Long version,

        @Schema(readOnly = true) @Nullable Instant updatedAt,

        @Schema(required = true, maxLength = 64) @NotBlank @Size(max = 64) @OneLine
        String itemId,

        @Schema(description = "not visible at the moment") boolean inactive,

        @Schema(type = SchemaType.STRING, description = "of a pack; 0 where absent")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Digits(integer = 12, fraction = 10)
        @PositiveOrZero
        @Nullable
        BigDecimal defaultPrice,

        boolean ignoreForOrders,

        @Schema(type = SchemaType.STRING, description = "per cent; 0 where absent")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Digits(integer = 12, fraction = 10)
        @PositiveOrZero
        @Nullable
        BigDecimal margin) {}
