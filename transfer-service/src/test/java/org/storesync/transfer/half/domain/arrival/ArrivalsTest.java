package org.storesync.transfer.half.domain.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.transfer.fixture.Documents.invoice;
import static org.storesync.transfer.fixture.Documents.line;
import static org.storesync.transfer.fixture.Documents.with;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.transfer.half.domain.arrival.Arrived.Op;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Fields;

/** What a page of the feed brings. */
class ArrivalsTest {
    private static final Instant NOW = Instant.parse("2026-06-21T10:00:00Z");

    private static Arrived arrived(String type, String id, Op op, long version, Map<String, @Nullable Object> body) {
        return new Arrived(new DocumentKey(type, id), op, version, "A", NOW, 7, null, null, false, new Fields(body));
    }

    private static Arrived upsert(String type, String id, long version, Map<String, @Nullable Object> body) {
        return arrived(type, id, Op.UPSERT, version, body);
    }

    private static DocumentKey document(String id) {
        return new DocumentKey("transact", id);
    }

    private static DocumentKey lineKey(String id) {
        return new DocumentKey("trans_line", id);
    }

    @DisplayName("the newest state of a record counts; what left its home is told apart")
    @Test
    void newestStates() {
        Arrivals arrivals = new Arrivals(List.of(
                upsert("transact", "S", 2, invoice("S", "A", "nB")),
                upsert("transact", "S", 1, invoice("S", "A", "nC")),
                arrived("transact", "gone", Op.REMOVE, 4, Map.of()),
                arrived("transact", "deleted", Op.DELETE, 5, Map.of())));

        assertThat(arrivals.documents())
                .extracting(row -> row.key().id() + " " + row.version())
                .containsExactly("S 2", "deleted 5");
        assertThat(arrivals.leavingDocuments())
                .extracting(row -> row.key().id())
                .containsExactly("gone");
    }

    @DisplayName("the sources of halves and the documents of lines are touched, too")
    @Test
    void touched() {
        Arrivals arrivals = new Arrivals(List.of(
                upsert(
                        "transact",
                        "H",
                        1,
                        with(with(invoice("H", "B", "nA"), "type", "si"), "linked_transaction_id", "S")),
                upsert("trans_line", "L", 1, line("L", "S2", "1")),
                arrived("trans_line", "M", Op.DELETE, 2, Map.of())));

        assertThat(arrivals.touched()).containsExactlyInAnyOrder(document("H"), document("S"), document("S2"));
        assertThat(arrivals.halves()).containsExactly(document("H"));
        assertThat(arrivals.lineKeys()).containsExactly(lineKey("L"), lineKey("M"));
        assertThat(arrivals.bareLines()).containsExactly(lineKey("M"));
    }

    @DisplayName("a line that comes without a body belongs to its known document; one without a document is left out")
    @Test
    void linesFindTheirDocuments() {
        Arrivals arrivals = new Arrivals(List.of(
                upsert("trans_line", "L", 1, line("L", "S", "1")),
                upsert("trans_line", "without", 1, Map.of()),
                arrived("trans_line", "deleted", Op.DELETE, 2, Map.of()),
                arrived("trans_line", "left", Op.REMOVE, 2, Map.of()),
                arrived("trans_line", "unknown", Op.DELETE, 2, Map.of())));

        assertThat(arrivals.lines(Map.of(lineKey("deleted"), document("S"), lineKey("left"), document("S2"))))
                .extracting(each ->
                        each.line().key().id() + " in " + each.document().id())
                .containsExactly("left in S2", "L in S", "deleted in S");
    }

    @DisplayName("facts: items and names that come, and stores that change")
    @Test
    void facts() {
        Arrivals arrivals = new Arrivals(List.of(
                upsert("item", "I", 1, Map.of()),
                arrived("name", "N", Op.DELETE, 1, Map.of()),
                upsert("store", "B", 1, Map.of("name_ID", "nB")),
                arrived("store", "C", Op.REMOVE, 1, Map.of())));

        assertThat(arrivals.facts()).containsExactly(new DocumentKey("item", "I"));
        assertThat(arrivals.changedStores()).extracting(row -> row.key().id()).containsExactly("B");
        assertThat(arrivals.hasFacts()).isTrue();
        assertThat(new Arrivals(List.of(arrived("name", "N", Op.DELETE, 1, Map.of()))).hasFacts())
                .isFalse();
    }

    @DisplayName("the body of a source or a half is kept, that of another document is not")
    @Test
    void isKept() {
        assertThat(upsert("transact", "S", 1, invoice("S", "A", "nB")).isKept()).isTrue();
        assertThat(upsert("transact", "S", 1, with(invoice("S", "A", "nB"), "type", "sc"))
                        .isKept())
                .isFalse();
        assertThat(arrived("transact", "S", Op.DELETE, 1, Map.of()).isKept()).isFalse();
        assertThat(Arrivals.types()).containsExactlyInAnyOrder("store", "item", "name", "transact", "trans_line");
    }
}
