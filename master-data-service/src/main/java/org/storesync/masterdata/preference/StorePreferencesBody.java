package org.storesync.masterdata.preference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.central.Bodies;
import org.storesync.masterdata.central.Meta;

/** The preferences of a store and their canonical body, where they stand in an object of their own. */
final class StorePreferencesBody {
    private StorePreferencesBody() {}

    static StorePreferences read(Meta meta, JsonNode body) {
        JsonNode data = body.path("data");
        return new StorePreferences(
                meta.id(),
                meta.version(),
                meta.updatedAt(),
                Bodies.flag(data, "default_item_packsize_to_one"),
                Bodies.flag(data, "shouldAuthoriseResponseRequisition"),
                Bodies.flag(data, "includeRequisitionsInSuppliersRemoteAuthorisationProcesses"),
                Bodies.flag(data, "omSupplyUsesProgramModule"),
                Bodies.flag(data, "usesVaccineModule"),
                Bodies.flag(data, "can_issue_in_foreign_currency"),
                Bodies.decimal(data, "monthlyConsumptionLookBackPeriod"),
                Bodies.decimal(data, "monthsLeadTime"),
                Bodies.decimal(data, "monthsOverstock"),
                Bodies.decimal(data, "monthsUnderstock"),
                Bodies.decimal(data, "monthsItemsExpire"),
                Bodies.decimal(data, "stocktakeFrequency"),
                Bodies.flag(data, "useExtraFieldsForRequisitions"),
                Bodies.flag(data, "keepRequisitionLinesWithZeroQuantity"),
                Bodies.flag(data, "useConsumptionAndStockFromCustomersForInternalOrders"),
                Bodies.flag(data, "canLinkRequistionToSupplierInvoice"),
                Bodies.flag(data, "editPrescribedQuantityOnPrescription"));
    }

    static void write(StorePreferences value, ObjectNode body) {
        ObjectNode data = body.get("data") instanceof ObjectNode kept ? kept : body.putObject("data");
        data.put("default_item_packsize_to_one", value.defaultItemPacksizeToOne());
        data.put("shouldAuthoriseResponseRequisition", value.authoriseResponseRequisition());
        data.put(
                "includeRequisitionsInSuppliersRemoteAuthorisationProcesses",
                value.includeRequisitionsInSuppliersRemoteAuthorisation());
        data.put("omSupplyUsesProgramModule", value.usesProgramModule());
        data.put("usesVaccineModule", value.usesVaccineModule());
        data.put("can_issue_in_foreign_currency", value.canIssueInForeignCurrency());
        data.put("monthlyConsumptionLookBackPeriod", text(value.consumptionLookBackMonths()));
        data.put("monthsLeadTime", text(value.leadTimeMonths()));
        number(data, "monthsOverstock", value.overstockMonths());
        number(data, "monthsUnderstock", value.understockMonths());
        number(data, "monthsItemsExpire", value.itemsExpireMonths());
        number(data, "stocktakeFrequency", value.stocktakeFrequencyMonths());
        data.put("useExtraFieldsForRequisitions", value.useExtraFieldsForRequisitions());
        data.put("keepRequisitionLinesWithZeroQuantity", value.keepRequisitionLinesWithZeroQuantity());
        data.put(
                "useConsumptionAndStockFromCustomersForInternalOrders",
                value.useConsumptionAndStockFromCustomersForInternalOrders());
        data.put("canLinkRequistionToSupplierInvoice", value.canLinkRequisitionToSupplierInvoice());
        data.put("editPrescribedQuantityOnPrescription", value.editPrescribedQuantityOnPrescription());
    }

    /** These two are numbers in text on the wire. */
    private static String text(@Nullable BigDecimal months) {
        return months == null ? "" : months.stripTrailingZeros().toPlainString();
    }

    private static void number(ObjectNode data, String field, @Nullable BigDecimal months) {
        if (months == null) {
            data.remove(field);
        } else {
            Bodies.put(data, field, months);
        }
    }
}
