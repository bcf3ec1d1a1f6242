package org.storesync.masterdata.preference;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a store works. A number that is left out is not set. */
@RegisterForReflection
public record StorePreferences(
        @Schema(readOnly = true) @Nullable String id,

        @Schema(readOnly = true, description = "the number of its ETag") @Nullable
        Long version,

        @Schema(readOnly = true) @Nullable Instant updatedAt,

        boolean defaultItemPacksizeToOne,

        boolean authoriseResponseRequisition,

        boolean includeRequisitionsInSuppliersRemoteAuthorisation,

        boolean usesProgramModule,

        boolean usesVaccineModule,

        boolean canIssueInForeignCurrency,

        @Schema(type = SchemaType.STRING)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Digits(integer = 4, fraction = 2)
        @PositiveOrZero
        @Nullable
        BigDecimal consumptionLookBackMonths,

        @Schema(type = SchemaType.STRING)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Digits(integer = 4, fraction = 2)
        @PositiveOrZero
        @Nullable
        BigDecimal leadTimeMonths,

        @Schema(type = SchemaType.STRING)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Digits(integer = 4, fraction = 2)
        @PositiveOrZero
        @Nullable
        BigDecimal overstockMonths,

        @Schema(type = SchemaType.STRING)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Digits(integer = 4, fraction = 2)
        @PositiveOrZero
        @Nullable
        BigDecimal understockMonths,

        @Schema(type = SchemaType.STRING)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Digits(integer = 4, fraction = 2)
        @PositiveOrZero
        @Nullable
        BigDecimal itemsExpireMonths,

        @Schema(type = SchemaType.STRING)
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Digits(integer = 4, fraction = 2)
        @PositiveOrZero
        @Nullable
        BigDecimal stocktakeFrequencyMonths,

        boolean useExtraFieldsForRequisitions,

        boolean keepRequisitionLinesWithZeroQuantity,

        boolean useConsumptionAndStockFromCustomersForInternalOrders,

        boolean canLinkRequisitionToSupplierInvoice,

        boolean editPrescribedQuantityOnPrescription) {}
