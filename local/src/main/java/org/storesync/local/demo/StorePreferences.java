package org.storesync.local.demo;

/** How a store of the country works, as the master-data-service takes it. */
final class StorePreferences {
    private StorePreferences() {}

    static byte[] of(Store store) {
        boolean warehouse = store.suppliedBy().isEmpty() || !store.packToOne();
        return Body.part()
                .flag("defaultItemPacksizeToOne", store.packToOne())
                .flag("usesVaccineModule", store.lists().contains("VACCINES"))
                .text("consumptionLookBackMonths", "3")
                .text("leadTimeMonths", warehouse ? "2" : "1")
                .text("overstockMonths", "6")
                .text("understockMonths", "2")
                .text("itemsExpireMonths", "3")
                .text("stocktakeFrequencyMonths", "1")
                .flag("useConsumptionAndStockFromCustomersForInternalOrders", warehouse)
                .flag("canLinkRequisitionToSupplierInvoice", true)
                .bytes();
    }
}
