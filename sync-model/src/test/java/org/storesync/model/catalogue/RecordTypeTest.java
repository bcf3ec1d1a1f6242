package org.storesync.model.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.model.StreamKind;

class RecordTypeTest {

    @ParameterizedTest
    @CsvSource({
        "ci, store, customer-invoice",
        "ci, dispensary, prescription",
        "ci, '', customer-invoice",
        "pi, dispensary, patient-invoice",
        "si, store, supplier-invoice",
        "si, dispensary, supplier-invoice",
        "sc, store, supplier-return",
        "cc, store, customer-return",
        "in, store, inventory-adjustment",
        "bu, store, build",
        "sr, store, repack",
        "ps, store, payment",
        "rc, store, payment",
        "CI, store, base",
        "zz, store, base"
    })
    void choosesTheKindOfTransaction(String type, String mode, String expected) {
        assertThat(variant("transact", Map.of("type", type, "mode", mode)).name())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "name, type, patient, patient, PATIENT",
        "name, type, facility, base, CENTRAL",
        "name, type, store, base, CENTRAL",
        "name, type, invad, base, CENTRAL",
        "pref, item, store_preferences, store-preferences, CENTRAL_STORE",
        "pref, item, centralised_procurement, synced, CENTRAL",
        "pref, item, printers, base, LOCAL",
        "requisition, type, request, request, STORE",
        "requisition, type, response, response, STORE",
        "requisition, type, sh, base, STORE",
        "transaction_category, type, pi, prescription, CENTRAL_DISPENSARY",
        "transaction_category, type, ci, base, CENTRAL",
        "name_note, patient_event_ID, E1, base, PATIENT",
        "name_note, patient_event_ID, '', note, STORE",
        "preference, store_id, S1, base, CENTRAL_STORE",
        "preference, store_id, '', everywhere, CENTRAL",
        "asset, store_id, '', unassigned, CENTRAL"
    })
    void choosesVariantsByBodyFields(String type, String field, String value, String variant, Category category) {
        RecordVariant chosen = variant(type, Map.of(field, value));

        assertThat(chosen.name()).isEqualTo(variant);
        assertThat(chosen.category()).isEqualTo(category);
    }

    @Test
    void takesAnAbsentFieldForAnEmptyOne() {
        assertThat(variant("name_note", Map.of()).name()).isEqualTo("note");
        assertThat(variant("name", Map.of()).name()).isEqualTo("base");
    }

    @Test
    @DisplayName("C2: what a centralised purchase order or payment is, only the rules know")
    void choosesFactVariantsOnlyWhenTheFactHolds() {
        RecordType order = type("purchase_order");
        RecordType transact = type("transact");
        FieldLookup payment = Map.of("type", "ps")::get;

        assertThat(order.variantFor(field -> null).category()).isEqualTo(Category.STORE);
        assertThat(order.variantFor(field -> null, Set.of("procurement-is-centralised")::contains)
                        .category())
                .isEqualTo(Category.CENTRAL_STORE);
        assertThat(transact.variantFor(payment).name()).isEqualTo("payment");
        assertThat(transact.variantFor(payment, Set.of("payments-are-centralised")::contains)
                        .name())
                .isEqualTo("centralised-payment");
    }

    @Test
    @DisplayName("C4: visibility of a new patient is the site's, of an existing one the primary's")
    void tellsTheVisibilityOfPatientsApart() {
        RecordType join = type("name_store_join");

        RecordVariant ofNew = join.variantFor(field -> null, Set.of("patient-is-new", "name-is-patient")::contains);
        RecordVariant ofExisting = join.variantFor(field -> null, Set.of("name-is-patient")::contains);

        assertThat(ofNew.category()).isEqualTo(Category.PATIENT);
        assertThat(ofNew.home()).isEqualTo(StreamKind.PATIENT);
        assertThat(ofExisting.category()).isEqualTo(Category.CENTRAL_STORE);
        assertThat(join.category()).isEqualTo(Category.CENTRAL_STORE);
        assertThat(join.patientField()).isNull();
        assertThat(ofNew.patientField()).isEqualTo("name_ID");
    }

    @Test
    void variantTakesOverFromItsBaseWhatItDoesNotSay() {
        RecordVariant prescription = type("transact").variant("prescription").orElseThrow();

        assertThat(prescription.storeField()).isEqualTo("store_ID");
        assertThat(prescription.otherPartyField()).isNull();
        assertThat(prescription.patientField()).isEqualTo("name_ID");
        assertThat(prescription.predicates()).isEmpty();
        assertThat(prescription.onlyWithTransactions()).isTrue();
        assertThat(type("name").variant("patient").orElseThrow().home()).isEqualTo(StreamKind.PATIENT);
    }

    @Test
    @DisplayName("D1-D3, D8: which documents can be addressed to their other party, and by which predicate")
    void namesThePredicatesOfTransfers() {
        assertThat(variant("transact", Map.of("type", "ci", "mode", "store")).predicates())
                .containsExactly("stock-transfer", "ordered-invoice");
        assertThat(variant("transact", Map.of("type", "si")).predicates()).containsExactly("responding-invoice");
        assertThat(variant("transact", Map.of("type", "sc")).predicates()).containsExactly("stock-return");
        assertThat(variant("requisition", Map.of("type", "request")).predicates())
                .containsExactly("internal-order");
        assertThat(type("purchase_order").predicates()).containsExactly("order-to-store");
        assertThat(type("Goods_received").predicates()).containsExactly("responding-receipt");
        assertThat(type("transfer_log").predicates()).containsExactly("transfer-log");
        assertThat(type("requisition").predicates()).isEmpty();
    }

    @Test
    void placesStoresInTheirOwnStream() {
        assertThat(type("store").home()).isEqualTo(StreamKind.STORE_CORE);
        assertThat(type("item").home()).isEqualTo(StreamKind.CENTRAL);
        assertThat(type("item_store_join").home()).isEqualTo(StreamKind.STORE_SETUP);
        assertThat(type("item_line").home()).isEqualTo(StreamKind.STORE);
        assertThat(type("site").home()).isNull();
        assertThat(type("log").home()).isNull();
    }

    @Test
    void knowsEachTypesOwnIdField() {
        assertThat(type("item").idField()).isEqualTo("ID");
        assertThat(type("asset").idField()).isEqualTo("id");
        assertThat(type("pref").idField()).isNull();
    }

    @Test
    void collectsEveryFieldARuleReads() {
        assertThat(type("transact").fieldsOfInterest().names())
                .containsExactlyInAnyOrder(
                        "ID",
                        "store_ID",
                        "name_ID",
                        "prescriber_ID",
                        "type",
                        "mode",
                        "status",
                        "om_status",
                        "linked_transaction_id",
                        "original_PO_ID");
        assertThat(type("trans_line").fieldsOfInterest().names()).containsExactly("ID", "transaction_ID");
        assertThat(type("unit").fieldsOfInterest().names()).containsExactly("ID");
        assertThat(type("store").fieldsOfInterest().names()).contains("name_ID", "store_mode", "sync_id_remote_site");
    }

    @Test
    void findsFieldsByTheirBytes() {
        FieldSet fields = type("transact").fieldsOfInterest();
        for (int i = 0; i < fields.size(); i++) {
            byte[] quoted = ("\"" + fields.name(i) + "\"").getBytes(StandardCharsets.UTF_8);
            assertThat(fields.indexOfUtf8(quoted, 1, quoted.length - 1)).isEqualTo(i);
            assertThat(fields.indexOf(fields.name(i))).isEqualTo(i);
            assertThat(fields.indexOfUtf8(quoted, 0, quoted.length - 1)).isEqualTo(-1);
            assertThat(fields.utf8(i)).isEqualTo(fields.name(i).getBytes(StandardCharsets.UTF_8));
        }
        byte[] other = "Store_ID".getBytes(StandardCharsets.UTF_8);
        assertThat(fields.indexOfUtf8(other, 0, other.length)).isEqualTo(-1);
        assertThat(fields.indexOfUtf8(other, 0, 0)).isEqualTo(-1);
    }

    private static RecordVariant variant(String type, Map<String, String> fields) {
        return type(type).variantFor(fields::get);
    }

    private static RecordType type(String name) {
        return RecordCatalogue.standard().find(name).orElseThrow();
    }
}
