package org.storesync.masterdata.preference;

import static org.storesync.masterdata.kind.Fields.amount;
import static org.storesync.masterdata.kind.Fields.amountInText;
import static org.storesync.masterdata.kind.Fields.flag;
import static org.storesync.masterdata.kind.Fields.reference;
import static org.storesync.masterdata.kind.Link.Tie.ONLY_ONE;
import static org.storesync.masterdata.store.StoreKind.STORE;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.storesync.masterdata.central.EditingDesk;
import org.storesync.masterdata.central.Records;
import org.storesync.masterdata.kind.Kind;

/** How a store works: one record for each store. Other preferences have the same record type on the wire, but they do not belong here. */
public final class PreferenceKind {
    @Produces
    @Singleton
    public static final Kind PREFERENCE = Kind.of("pref")
            .table("preference")
            .label("store preferences")
            .fields(reference("store_ID", STORE).always().link("store_id", ONLY_ONE))
            .fieldsWithin(
                    "data",
                    flag("default_item_packsize_to_one").shown("defaultItemPacksizeToOne"),
                    flag("shouldAuthoriseResponseRequisition").shown("authoriseResponseRequisition"),
                    flag("includeRequisitionsInSuppliersRemoteAuthorisationProcesses")
                            .shown("includeRequisitionsInSuppliersRemoteAuthorisation"),
                    flag("omSupplyUsesProgramModule").shown("usesProgramModule"),
                    flag("usesVaccineModule").shown("usesVaccineModule"),
                    flag("can_issue_in_foreign_currency").shown("canIssueInForeignCurrency"),
                    amountInText("monthlyConsumptionLookBackPeriod").shown("consumptionLookBackMonths"),
                    amountInText("monthsLeadTime").shown("leadTimeMonths"),
                    amount("monthsOverstock").shown("overstockMonths").initiallyMissing(),
                    amount("monthsUnderstock").shown("understockMonths").initiallyMissing(),
                    amount("monthsItemsExpire").shown("itemsExpireMonths").initiallyMissing(),
                    amount("stocktakeFrequency")
                            .shown("stocktakeFrequencyMonths")
                            .initiallyMissing(),
                    flag("useExtraFieldsForRequisitions").shown("useExtraFieldsForRequisitions"),
                    flag("keepRequisitionLinesWithZeroQuantity").shown("keepRequisitionLinesWithZeroQuantity"),
                    flag("useConsumptionAndStockFromCustomersForInternalOrders")
                            .shown("useConsumptionAndStockFromCustomersForInternalOrders"),
                    flag("canLinkRequistionToSupplierInvoice").shown("canLinkRequisitionToSupplierInvoice"),
                    flag("editPrescribedQuantityOnPrescription").shown("editPrescribedQuantityOnPrescription"))
            .ownedBy("store_ID")
            .others("""
                    {"item":"store_preferences","network_ID":null,"user_ID":null}""")
            .onlyWhere(body -> "store_preferences".equals(body.path("item").asText()))
            .build();

    @Produces
    @Singleton
    static Records<StorePreferences> preferences(PreferenceRows rows, EditingDesk desk) {
        return new Records<>(PREFERENCE, StorePreferences.class, rows, desk);
    }

    private PreferenceKind() {}
}
