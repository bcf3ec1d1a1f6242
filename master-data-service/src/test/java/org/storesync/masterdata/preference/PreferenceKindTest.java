package org.storesync.masterdata.preference;

import org.storesync.masterdata.fixture.ShownKindTest;

class PreferenceKindTest extends ShownKindTest<StorePreferences> {
    PreferenceKindTest() {
        super(PreferenceKind.PREFERENCE, StorePreferences.class, "user_ID", """
            {'ID':'1','store_ID':'s','item':'store_preferences','data':{'default_item_packsize_to_one':true,'shouldAuthoriseResponseRequisition':true,'includeRequisitionsInSuppliersRemoteAuthorisationProcesses':true,'omSupplyUsesProgramModule':true,'usesVaccineModule':true,'can_issue_in_foreign_currency':true,'monthlyConsumptionLookBackPeriod':'3','monthsLeadTime':'2.5','monthsOverstock':6,'monthsUnderstock':2,'monthsItemsExpire':3,'stocktakeFrequency':1,'useExtraFieldsForRequisitions':true,'keepRequisitionLinesWithZeroQuantity':true,'useConsumptionAndStockFromCustomersForInternalOrders':true,'canLinkRequistionToSupplierInvoice':true,'editPrescribedQuantityOnPrescription':true,'more':'keep'},'user_ID':'keep'}
            """);
    }
}
