package org.storesync.routing.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.rule.domain.World.CLINIC;
import static org.storesync.routing.rule.domain.World.INBOX_B;
import static org.storesync.routing.rule.domain.World.STORE_A;
import static org.storesync.routing.rule.domain.World.upsert;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.model.Operation;
import org.storesync.model.catalogue.Condition;
import org.storesync.model.catalogue.RecordCatalogue;

/** When a document reaches the inbox of its other party (D1-D5, D8). */
class AddressingTest {
    private final World world = new World();

    @DisplayName("D1-D5, D8: addressed from its initiating state on, and only to another store")
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "transact, `'type':'ci','status':'nw','name_ID':'nB'`, false",
                "transact, `'type':'ci','status':'cn','name_ID':'nB'`, false",
                "transact, `'type':'ci','status':'fn','name_ID':'nB'`, true",
                "transact, `'type':'ci','status':'FN','name_ID':'nB'`, true",
                "transact, `'type':'ci','status':'fn','name_ID':'nA'`, false",
                "transact, `'type':'ci','status':'fn','name_ID':'nobody'`, false",
                "transact, `'type':'ci','status':'fn'`, false",
                "transact, `'type':'ci','om_status':'ALLOCATED','name_ID':'nB'`, false",
                "transact, `'type':'ci','om_status':'PICKED','name_ID':'nB'`, true",
                "transact, `'type':'ci','om_status':'SHIPPED','name_ID':'nB'`, true",
                "transact, `'type':'ci','om_status':'VERIFIED','name_ID':'nB'`, true",
                "transact, `'type':'ci','status':'nw','original_PO_ID':'PO','name_ID':'nB'`, true",
                "transact, `'type':'ci','mode':'dispensary','status':'fn','name_ID':'nB'`, false",
                "transact, `'type':'pi','status':'fn','name_ID':'nB'`, false",
                "transact, `'type':'si','status':'fn','name_ID':'nB'`, false",
                "transact, `'type':'si','linked_transaction_id':'T','name_ID':'nB'`, true",
                "transact, `'type':'sc','status':'nw','name_ID':'nB'`, false",
                "transact, `'type':'sc','status':'fn','name_ID':'nB'`, true",
                "transact, `'type':'sc','om_status':'PICKED','name_ID':'nB'`, true",
                "transact, `'type':'cc','status':'fn','name_ID':'nB'`, false",
                "transact, `'type':'cc','linked_transaction_id':'T','name_ID':'nB'`, true",
                "requisition, `'type':'request','status':'sg','name_ID':'nB'`, false",
                "requisition, `'type':'request','status':'fn','name_ID':'nB'`, true",
                "requisition, `'type':'request','om_status':'SENT','name_ID':'nB'`, true",
                "requisition, `'type':'response','status':'fn','name_ID':'nB'`, false",
                "requisition, `'type':'response','linked_requisition_id':'Q','name_ID':'nB'`, true",
                "requisition, `'type':'im','status':'fn','name_ID':'nB'`, false",
                "purchase_order, `'status':'nw','name_ID':'nB'`, false",
                "purchase_order, `'status':'cn','name_ID':'nB'`, true",
                "purchase_order, `'status':'fn','name_ID':'nB'`, true",
                "Goods_received, `'status':'fn','name_ID':'nB'`, false",
                "Goods_received, `'linked_transaction_ID':'T','name_ID':'nB'`, true",
                "transfer_log, `'name_ID':'nB'`, true",
                "indicator_value, `'facility_ID':'nB'`, false"
            })
    void reachesTheOtherParty(String type, String body, boolean addressed) {
        assertThat(world.says(CLINIC, upsert(1, type, "R", "'store_ID':'A','store_id':'A'," + body.strip())))
                .startsWith("home 11")
                .matches(said -> said.contains(" inbox 23") == addressed);
    }

    @DisplayName("an undone status must reach the other party too")
    @Test
    void staysAddressedOnceItWas() {
        world.with("transact", "R", STORE_A, Operation.UPSERT, 2, null, INBOX_B);

        assertThat(world.says(
                        CLINIC, upsert(1, "transact", "R", "'store_ID':'A','type':'ci','status':'nw','name_ID':'nB'")))
                .isEqualTo("home 11 inbox 23");
        assertThat(world.says(
                        CLINIC, upsert(1, "transact", "R", "'store_ID':'A','type':'ci','status':'nw','name_ID':'nC'")))
                .isEqualTo("home 11");
        assertThat(world.says(
                        CLINIC, upsert(1, "transact", "R", "'store_ID':'A','type':'ci','status':'fn','name_ID':'nM'")))
                .isEqualTo("home 11 inbox 43");
    }

    @DisplayName("D9: to a store that is not visible in its own only an answer is addressed; what is ready is told")
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "transact, `'type':'ci','status':'nw'`, home 11",
                "transact, `'type':'ci','status':'fn'`, home 11 not-visible",
                "transact, `'type':'ci','status':'nw','original_PO_ID':'PO'`, home 11 inbox 33",
                "transact, `'type':'si','linked_transaction_id':'T'`, home 11 inbox 33",
                "transact, `'type':'sc','status':'fn'`, home 11 not-visible",
                "requisition, `'type':'request','status':'fn'`, home 11 not-visible",
                "requisition, `'type':'response','linked_requisition_id':'Q'`, home 11 inbox 33",
                "purchase_order, `'status':'cn'`, home 11 not-visible",
                "Goods_received, `'linked_transaction_ID':'T'`, home 11 inbox 33",
                "transfer_log, `'a':'b'`, home 11 not-visible"
            })
    void goesToWhatIsVisible(String type, String body, String said) {
        assertThat(world.says(CLINIC, upsert(1, type, "R", "'store_ID':'A','name_ID':'nC'," + body)))
                .isEqualTo(said);
    }

    @DisplayName("D9: what was addressed stays addressed")
    @Test
    void staysWhereItIsThoughNotVisible() {
        world.with("transact", "R", STORE_A, Operation.UPSERT, 2, null, 33);

        assertThat(world.says(
                        CLINIC, upsert(1, "transact", "R", "'store_ID':'A','type':'ci','status':'fn','name_ID':'nC'")))
                .isEqualTo("home 11 inbox 33");
    }

    @DisplayName("D9: a message to a store that is not visible is refused, unless the store has it already")
    @Test
    void aMessageGoesToWhatIsVisible() {
        String body = "'fromStoreID':'A','toStoreID':'C','body':'b'";
        assertThat(world.says(CLINIC, upsert(1, "message", "R", body))).isEqualTo("receiver-not-visible");

        world.with("message", "R", STORE_A, Operation.UPSERT, 1, null, 33).reads("message", "R", body);
        assertThat(world.says(CLINIC, upsert(1, "message", "R", body + ",'status':'old'")))
                .isEqualTo("home 11 inbox 33");
    }

    @Test
    void knowsEveryPredicateOfTheCatalogue() {
        for (Condition predicate : RecordCatalogue.standard().predicates()) {
            boolean held = Addressing.anyHolds(java.util.List.of(predicate.name()), upsert(1, "item", "R", "'a':1"));
            assertThat(held).as(predicate.name()).isEqualTo(predicate.name().equals("transfer-log"));
        }
    }
}
