package org.storesync.transfer.half.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.storesync.transfer.fixture.Documents;

/** D1, D4, D9: which documents are stock transfers, and what their other half looks like. */
class StockTransferTest {
    private static final Party FROM = new Party("A", "nA", LocalDate.of(2019, 3, 4));
    private static final Instant ARRIVED = Instant.parse("2026-06-21T09:00:00Z");
    private static final Party TO = new Party("B", "nB", LocalDate.of(2026, 6, 1));

    private final Map<String, @Nullable Object> invoice = new LinkedHashMap<>(Documents.invoice("S", "A", "nB"));
    private final SortedMap<String, Fields> lines = new TreeMap<>();

    StockTransferTest() {
        lines.put("L1", new Fields(Documents.line("L1", "S", "2.5")));
    }

    private Source source() {
        return new Source(new DocumentKey("transact", "S"), "A", new Fields(invoice), lines, ARRIVED, null, null);
    }

    private Optional<Wanted> half() {
        return TransferKind.STOCK_TRANSFER.isStarted(source())
                ? Optional.of(TransferKind.STOCK_TRANSFER.wanted(
                        source(),
                        FROM,
                        TO,
                        TransferKind.STOCK_TRANSFER.halfId("S", "B"),
                        line -> TransferKind.STOCK_TRANSFER.lineId(line, "B"),
                        ARRIVED))
                : Optional.empty();
    }

    private Map<String, @Nullable Object> header() {
        return half().orElseThrow().header();
    }

    private Map<String, @Nullable Object> onlyLine() {
        return half().orElseThrow().lines().getFirst().body();
    }

    @DisplayName(
            "D1, D4: a supplier invoice, on hold, without a number, from the sender's name, that says where it comes from")
    @Test
    void theHalfIsASupplierInvoiceOnHold() {
        invoice.put("their_ref", "PO 9");
        invoice.put("comment", "by boat");
        invoice.put("om_status", "SHIPPED");
        Wanted half = half().orElseThrow();

        assertThat(half.store()).isEqualTo("B");
        assertThat(half.header())
                .containsEntry("ID", half.halfId())
                .containsEntry("type", "si")
                .containsEntry("status", "nw")
                .containsEntry("mode", "store")
                .containsEntry("hold", true)
                .containsEntry("invoice_num", -1L)
                .containsEntry("store_ID", "B")
                .containsEntry("name_ID", "nA")
                .containsEntry("linked_transaction_id", "S")
                .containsEntry("their_ref", "From invoice number: 17 (PO 9)")
                .containsEntry("comment", "From invoice number: 17 (by boat)")
                .containsEntry("entry_date", "2026-06-21")
                .containsEntry("currency_ID", "USD")
                .containsEntry("confirm_date", null)
                .containsEntry("user_ID", null);
        assertThat(half.header().keySet())
                .as("what only open-mSupply understands")
                .noneMatch(key -> key.startsWith("om"));
    }

    @DisplayName("D1: what the sender sold at is what is paid; stock and place are the receiver's to say")
    @Test
    void linesAreOfStockThatComesIn() {
        lines.put(
                "L1",
                new Fields(Documents.with(
                        Documents.line("L1", "S", "2.5"),
                        "oms_fields",
                        Map.of("manufacture_date", "2025-01-31", "status", "PASSED"))));

        assertThat(onlyLine())
                .containsEntry("type", "stock_in")
                .containsEntry("transaction_ID", half().orElseThrow().halfId())
                .containsEntry("item_ID", "item")
                .containsEntry("batch", "B7")
                .containsEntry("expiry_date", "2028-01-31")
                .containsEntry("pack_size", new BigDecimal("100"))
                .containsEntry("quantity", new BigDecimal("2.5"))
                .containsEntry("cost_price", new BigDecimal("4.20"))
                .containsEntry("linked_transact_id", "S")
                .containsEntry("item_line_ID", null)
                .containsEntry("location_ID", null)
                .containsEntry("oms_fields", Map.of("manufacture_date", "2025-01-31"));
    }

    @DisplayName("D1: totals are of packs at the price of a pack, tax added; a service keeps its own")
    @Test
    void totals() {
        lines.put(
                "L2",
                new Fields(Map.of(
                        "type", "service", "price_extension", new BigDecimal("9.50"), "sell_price", BigDecimal.TEN)));
        invoice.put("tax_rate", 10);

        List<Wanted.Line> halfLines = half().orElseThrow().lines();
        assertThat(halfLines)
                .extracting(line -> line.body().get("type"), line -> line.body().get("price_extension"))
                .containsExactly(tuple("stock_in", new BigDecimal("10.5")), tuple("service", new BigDecimal("9.5")));
        assertThat((BigDecimal) header().get("subtotal")).isEqualByComparingTo("20");
        assertThat((BigDecimal) header().get("total")).isEqualByComparingTo("22");
    }

    @DisplayName("D1: nothing comes of a placeholder")
    @Test
    void placeholdersAreLeftOut() {
        lines.put("L1", new Fields(Map.of("type", "placeholder", "quantity", 4)));

        assertThat(half().orElseThrow().lines()).isEmpty();
    }

    @DisplayName("D7: ids derive from the source's under one namespace, so two makers meet in one record")
    @Test
    void idsAreDerived() {
        assertThat(half().orElseThrow().halfId()).isEqualTo("06eb255f-491b-59b6-90e2-44751ccbc3c7");
        assertThat(onlyLine()).containsEntry("ID", "e9658877-2084-59c8-9d26-f6cb5fad08d1");
    }

    @DisplayName("D1: which documents are")
    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource({
        "status, nw, false",
        "status, cn, false",
        "status, FN, true",
        "type, si, false",
        "type, sc, false",
        "type, , false",
        "mode, dispensary, false",
        "mode, store, true",
        "linked_transaction_id, X, true",
        "linked_transaction_id, '', true"
    })
    void isATransfer(String field, @Nullable String value, boolean made) {
        invoice.put(field, value);

        assertThat(half().isPresent()).isEqualTo(made);
    }

    @DisplayName("D1: an open-mSupply shipment is one from its sending on, until it is cancelled")
    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "sg, NEW, false",
        "sg, ALLOCATED, false",
        "cn, PICKED, false",
        "fn, SHIPPED, true",
        "fn, DELIVERED_NO_STOCK, true",
        "fn, CANCELLED, false"
    })
    void aShipmentIsOneFromItsSendingOn(String status, String omStatus, boolean made) {
        invoice.put("status", status);
        invoice.put("om_status", omStatus);

        assertThat(half().isPresent()).isEqualTo(made);
    }

    @DisplayName(
            "field-F1 D9: too old is what is older than the receiving store's creation minus 30 days; a clock that can't be right does not count")
    @ParameterizedTest(name = "confirmed {0}, entered {1}: {2}")
    @CsvSource({
        "2026-05-02, 2020-01-01, false",
        "2026-05-01, 2026-06-01, true",
        "2026-05-02T00:00:00, 2020-01-01, false",
        "0000-00-00, 2026-05-01, true",
        "0000-00-00, 0000-00-00, false",
        "yesterday, , false",
        "2000-01-01, 2000-01-01, false",
        "2019-02-02, , true",
        "2019-02-01, , false",
        "2026-06-23, , false",
        "2036-06-23, , false"
    })
    void tooOld(String confirmed, @Nullable String entered, boolean tooOld) {
        invoice.put("confirm_date", confirmed);
        invoice.put("entry_date", entered);

        assertThat(TransferKind.STOCK_TRANSFER.isTooOld(source(), FROM, TO)).isEqualTo(tooOld);
        assertThat(TransferKind.STOCK_TRANSFER.isTooOld(source(), FROM, new Party("B", "nB", null)))
                .as("to a store of unknown age")
                .isFalse();
    }

    @DisplayName("field-F1 a store without a creation date sets no limit to a clock")
    @Test
    void withoutCreationDate() {
        invoice.put("confirm_date", "2000-01-01");

        assertThat(TransferKind.STOCK_TRANSFER.isTooOld(source(), new Party("A", "nA", null), TO))
                .isTrue();
    }

    @DisplayName("fields that are missing, of another type or beyond reason are not there")
    @Test
    void oddFieldsAreNotThere() {
        invoice.put("invoice_num", null);
        invoice.put("comment", 7);
        invoice.put("currency_rate", "one");
        invoice.put("tax_rate", new BigDecimal("1E+999999"));
        lines.put("L1", new Fields(Map.of("quantity", "many", "sell_price", new BigDecimal("1E-999999"))));

        assertThat(header())
                .containsEntry("their_ref", "From invoice number: ?")
                .containsEntry("comment", "From invoice number: ?")
                .containsEntry("currency_rate", BigDecimal.ONE)
                .containsEntry("tax_rate", null);
        assertThat((BigDecimal) onlyLine().get("price_extension")).isZero();
    }
}
