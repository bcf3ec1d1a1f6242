package org.storesync.routing.rule.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.rule.domain.World.CLINIC;
import static org.storesync.routing.rule.domain.World.OTHER;
import static org.storesync.routing.rule.domain.World.STORE_A;
import static org.storesync.routing.rule.domain.World.key;
import static org.storesync.routing.rule.domain.World.upsert;

import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.model.DerivedId;

/** Ids that belong to halves of transfers (transfers, sections 3 and 5). Store A is active on the clinic. */
class ReservedIdsTest {
    private static final String HALF = DerivedId.of("S", "supplier-invoice", "A");

    private final World world = new World();

    private String says(int site, String type, String id, String body) {
        return world.says(site, upsert(1, type, id, body));
    }

    @DisplayName(
            "security-16 the id of a half is refused to all but the record that derives it from its link, kind and store")
    @Test
    void onlyTheHalfItselfHasItsId() {
        assertThat(says(CLINIC, "transact", HALF, "'store_ID':'A','type':'si','linked_transaction_id':'S'"))
                .isEqualTo("home 11");
        assertThat(says(CLINIC, "transact", HALF, "'store_ID':'A','type':'bu'")).isEqualTo("id-reserved");
        assertThat(says(CLINIC, "transact", HALF, "'store_ID':'A','type':'si','linked_transaction_id':'T'"))
                .isEqualTo("id-reserved");
        assertThat(says(OTHER, "transact", HALF, "'store_ID':'B','type':'si','linked_transaction_id':'S'"))
                .as("another store")
                .isEqualTo("id-reserved");
        assertThat(says(CLINIC, "requisition", HALF, "'store_ID':'A','type':'response','linked_requisition_id':'S'"))
                .as("a kind of another type")
                .isEqualTo("id-reserved");
        assertThat(says(CLINIC, "item_line", HALF, "'store_ID':'A'"))
                .as("no type of transfers")
                .isEqualTo("home 11");
    }

    @DisplayName("security-16 each kind of half, and its lines")
    @ParameterizedTest
    @CsvSource({
        "transact, customer-return, 'linked_transaction_id'",
        "transact, customer-invoice, 'original_PO_ID'",
        "requisition, response-requisition, 'linked_requisition_id'",
        "Goods_received, goods-received, 'purchase_order_ID'",
        "indicator_value, indicator-value, 'linked_indicator_value_ID'"
    })
    void eachKind(String type, String kind, String link) {
        String id = DerivedId.of("S", kind, "A");
        assertThat(says(CLINIC, type, id, "'store_ID':'A','" + link + "':'S'")).isEqualTo("home 11");
        assertThat(says(CLINIC, type, id, "'store_ID':'A'")).isEqualTo("id-reserved");
    }

    @DisplayName("security-16 lines too; what is on record keeps its id, and another spelling is another id")
    @Test
    void linesAndOthers() {
        world.with("transact", "H", STORE_A);
        String line = DerivedId.of("L", "supplier-invoice-line", "A");
        assertThat(says(CLINIC, "trans_line", line, "'transaction_ID':'H','linked_trans_line_ID':'L'"))
                .isEqualTo("home 11");
        assertThat(says(CLINIC, "trans_line", line, "'transaction_ID':'H'")).isEqualTo("id-reserved");

        world.homes.put(key("transact", HALF), STORE_A);
        assertThat(says(CLINIC, "transact", HALF, "'store_ID':'A','type':'bu'")).isEqualTo("home 11");
        assertThat(says(CLINIC, "transact", HALF.toUpperCase(Locale.ROOT), "'store_ID':'A','type':'bu'"))
                .isEqualTo("home 11");
    }
}
