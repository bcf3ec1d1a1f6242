package org.storesync.masterdata.preference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Templates;
import org.storesync.masterdata.fixture.Sample;

class StorePreferencesBodyTest {
    private static final ObjectNode WHOLE = Sample.body("""
            {'ID':'1','store_ID':'s','item':'store_preferences','data':{'default_item_packsize_to_one':true,'shouldAuthoriseResponseRequisition':true,'includeRequisitionsInSuppliersRemoteAuthorisationProcesses':true,'omSupplyUsesProgramModule':true,'usesVaccineModule':true,'can_issue_in_foreign_currency':true,'monthlyConsumptionLookBackPeriod':'3','monthsLeadTime':'2.5','monthsOverstock':6,'monthsUnderstock':2,'monthsItemsExpire':3,'stocktakeFrequency':1,'useExtraFieldsForRequisitions':true,'keepRequisitionLinesWithZeroQuantity':true,'useConsumptionAndStockFromCustomersForInternalOrders':true,'canLinkRequistionToSupplierInvoice':true,'editPrescribedQuantityOnPrescription':true,'more':'keep'},'user_ID':'keep'}
            """);

    @Test
    void writesBackWhatItReads() {
        ObjectNode kept = Templates.of(Kind.PREFERENCE);

        StorePreferencesBody.write(StorePreferencesBody.read(Sample.META, WHOLE), kept);

        assertThat(Sample.missing(WHOLE, kept)).containsOnly(Sample.fieldsNobodyHereKnows(Kind.PREFERENCE, WHOLE));
    }

    @Test
    void leavesFieldsOfOthersAsTheyAre() {
        ObjectNode kept = WHOLE.deepCopy();

        StorePreferencesBody.write(StorePreferencesBody.read(Sample.META, Sample.oddly(WHOLE)), kept);

        assertThat(kept.get("user_ID")).isEqualTo(WHOLE.get("user_ID"));
        assertThat(Sample.names(kept)).containsAll(Sample.names(WHOLE));
    }

    @Test
    void readsOddBodies() {
        StorePreferences odd = StorePreferencesBody.read(Sample.META, Sample.oddly(WHOLE));
        StorePreferences empty = StorePreferencesBody.read(Sample.META, Sample.body("{}"));

        assertThat(odd).isEqualTo(empty);
        assertThat(odd.id()).isEqualTo("1");
    }
}
