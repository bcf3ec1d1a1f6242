package org.storesync.local.demo;

/** A store and its preferences. */
final class StoreBody {
    private StoreBody() {}

    static Body of(Store store) {
        return Body.of(store.id().value())
                .text("name_ID", store.nameId())
                .text("code", store.code())
                .text("name", store.name())
                // Which site a store is active on is central's to say, by an assignment.
                .zero("sync_id_remote_site")
                .text("logo", null)
                .text("store_mode", store.mode())
                .date("created_date", store.created())
                .off("disabled", "IS_HIS", "sort_issues_by_status_spare")
                .text("organisation_name", "Ministry of Health, Navoro")
                .text("address_1", store.address())
                .text("address_2", store.town())
                .text("phone", store.phone())
                .text("tags", store.role())
                .none(
                        "address_3",
                        "address_4",
                        "address_5",
                        "postal_zip_code",
                        "responsible_user_ID",
                        "mwks_export_mode",
                        "custom_data");
    }

    static Body preferences(String id, Store store) {
        boolean warehouse = store.suppliedBy().isEmpty() || !store.packToOne();
        Body data = Body.part()
                .flag("default_item_packsize_to_one", store.packToOne())
                .off(
                        "shouldAuthoriseResponseRequisition",
                        "includeRequisitionsInSuppliersRemoteAuthorisationProcesses",
                        "omSupplyUsesProgramModule")
                .flag("usesVaccineModule", store.lists().contains("VACCINES"))
                .flag("can_issue_in_foreign_currency", false)
                .text("monthlyConsumptionLookBackPeriod", "3")
                .text("monthsLeadTime", warehouse ? "2" : "1")
                .number("monthsOverstock", 6)
                .number("monthsUnderstock", 2)
                .number("monthsItemsExpire", 3)
                .number("stocktakeFrequency", 1)
                .off("useExtraFieldsForRequisitions", "keepRequisitionLinesWithZeroQuantity")
                .flag("useConsumptionAndStockFromCustomersForInternalOrders", warehouse)
                .flag("canLinkRequistionToSupplierInvoice", true)
                .flag("editPrescribedQuantityOnPrescription", false);
        return Body.of(id)
                .text("store_ID", store.id().value())
                .text("item", "store_preferences")
                .object("data", data)
                .none("network_ID", "user_ID");
    }
}
