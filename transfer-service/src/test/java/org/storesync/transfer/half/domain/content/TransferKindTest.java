package org.storesync.transfer.half.domain.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storesync.transfer.fixture.Documents;

/** D1: kinds of transfer and types of documents are data, and each of them is complete. */
class TransferKindTest {
    static Stream<TransferKind> kinds() {
        return TransferKind.all().stream();
    }

    private static Map<String, @Nullable Object> half(String source) {
        return Documents.with(
                Documents.with(Documents.invoice("H", "B", "nA"), "type", "si"), "linked_transaction_id", source);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void isFoundByItsWireName(TransferKind kind) {
        assertThat(TransferKind.ofWire(kind.wireName())).isSameAs(kind);
        assertThat(TransferKind.all())
                .filteredOn(each -> each.wireName().equals(kind.wireName()))
                .hasSize(1);
    }

    @DisplayName("central knows its own halves again, also those of ids without a store")
    @ParameterizedTest
    @MethodSource("kinds")
    void knowsItsIds(TransferKind kind) {
        assertThat(kind.isOwn(kind.halfId("S", "B"), "S", "B")).isTrue();
        assertThat(kind.isOwn(kind.oldHalfId("S"), "S", "B")).isTrue();
        assertThat(kind.isOwn(kind.halfId("S", "C"), "S", "B")).isFalse();
        assertThat(kind.halfId("S", "B")).isNotEqualTo(kind.lineId("S", "B"));
        assertThat(kind.oldLineId("S")).isNotEqualTo(kind.lineId("S", "B"));
    }

    @Test
    void noOtherNameIsAKind() {
        assertThatThrownBy(() -> TransferKind.ofWire("gift")).isInstanceOf(IllegalArgumentException.class);
    }

    @DisplayName(
            "D1: a customer invoice is the source of a stock transfer; where a header does not tell, its type does")
    @Test
    void findsTheKindOfASource() {
        assertThat(TransferKind.ofSource("transact", new Fields(Documents.invoice("S", "A", "nB"))))
                .containsSame(TransferKind.STOCK_TRANSFER);
        assertThat(TransferKind.ofSource("transact", null)).containsSame(TransferKind.STOCK_TRANSFER);
        assertThat(TransferKind.ofSource("stocktake", null)).isEmpty();
        assertThat(TransferKind.isSource("transact", new Fields(Documents.invoice("S", "A", "nB"))))
                .isTrue();
        assertThat(TransferKind.isSource("requisition", new Fields(Documents.invoice("S", "A", "nB"))))
                .isFalse();
        assertThat(TransferKind.isSource("transact", new Fields(half("S")))).isFalse();
    }

    @DisplayName("D1: a supplier invoice that names a source is a half, whoever made it")
    @Test
    void findsTheSourceOfAHalf() {
        assertThat(TransferKind.answered("transact", new Fields(half("S")))).contains(new DocumentKey("transact", "S"));
        assertThat(TransferKind.answered("transact", new Fields(half("")))).isEmpty();
        assertThat(TransferKind.answered("requisition", new Fields(half("S")))).isEmpty();
        assertThat(TransferKind.answered(
                        "transact",
                        new Fields(Documents.with(Documents.invoice("S2", "A", "nB"), "linked_transaction_id", "S"))))
                .isEmpty();
    }

    @Test
    void aDocumentTypeKnowsItsLinesAndNumber() {
        assertThat(DocumentType.of("transact")).contains(DocumentType.INVOICE);
        assertThat(DocumentType.ofLine("trans_line")).contains(DocumentType.INVOICE);
        assertThat(DocumentType.of("trans_line")).isEmpty();
        assertThat(DocumentType.ofLine("transact")).isEmpty();
        assertThat(DocumentType.INVOICE.documentOf(new Fields(Documents.line("L", "S", "1"))))
                .isEqualTo(new DocumentKey("transact", "S"));
        assertThat(DocumentType.INVOICE.number(new Fields(Map.of("invoice_num", 17))))
                .isEqualTo(17);
        assertThat(DocumentType.INVOICE.number(new Fields(Map.of("invoice_num", new BigDecimal("1.5")))))
                .isNull();
        assertThat(DocumentType.INVOICE.number(new Fields(Map.of("invoice_num", "17"))))
                .isNull();
    }
}
