package org.storesync.transfer.half.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.transfer.fixture.Documents.invoice;
import static org.storesync.transfer.fixture.Documents.line;
import static org.storesync.transfer.fixture.Documents.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.client.feed.FeedRow;
import org.storesync.kit.test.MutableClock;
import org.storesync.model.DerivedId;
import org.storesync.transfer.fixture.CentralLog;
import org.storesync.transfer.fixture.CentralLog.Change;
import org.storesync.transfer.fixture.TransferDatabase;

/** I7 TransferPair over the tables: what becomes of a half while its source, its site and central change. */
class TransferPairTest {
    private static final String SHOWN = "select shown from pair";

    private final TransferDatabase database = new TransferDatabase();
    private final CentralLog central = new CentralLog();
    private final Replica service = new Replica(database, central, MutableClock.at("2026-06-21T10:00:00Z")).loaded();
    private final String half = DerivedId.of("S", "supplier-invoice");
    private final String halfLine = lineId("L1");

    @BeforeEach
    void twoStoresAndAnInvoice() {
        central.store("A", "nA", "2019-03-04");
        central.store("B", "nB", "2026-06-01");
        central.put("store/A", "transact", "S", invoice("S", "A", "nB"));
        central.put("store/A", "trans_line", "L1", line("L1", "S", "2.5"));
    }

    private static String lineId(String line) {
        return DerivedId.of(line, "supplier-invoice-line");
    }

    private JsonNode half() {
        return central.stored("transact", half).orElseThrow().body();
    }

    private List<String> state() {
        return database.rows(SHOWN);
    }

    private void siteChangesHalf(String field, Object value) {
        Map<String, @Nullable Object> body =
                new LinkedHashMap<>(Bodies.fields(half()).all());
        body.put(field, value);
        central.put("store/B", "transact", half, body);
    }

    private void finalised(String comment) {
        central.put("store/A", "transact", "S", with(invoice("S", "A", "nB"), "comment", comment));
    }

    private void draftAgain() {
        central.put("store/A", "transact", "S", with(invoice("S", "A", "nB"), "status", "cn"));
    }

    @DisplayName("D1, D4: the half comes on hold, without a number, with its lines, in the receiving store")
    @Test
    void makesTheHalf() {
        service.read();
        assertThat(state()).containsExactly("pushing");
        service.settle();

        assertThat(half().path("store_ID").asText()).isEqualTo("B");
        assertThat(half().path("name_ID").asText()).isEqualTo("nA");
        assertThat(half().path("invoice_num").asLong()).isEqualTo(-1);
        assertThat(half().path("total").asText()).isEqualTo("10.5");
        JsonNode line = central.stored("trans_line", halfLine).orElseThrow().body();
        assertThat(line.path("transaction_ID").asText()).isEqualTo(half);
        assertThat(line.path("quantity").asText()).isEqualTo("2.5");
        assertThat(central.pushed()).extracting(Change::base).containsExactly(0L, 0L);
        assertThat(database.rows("select shown, half_number, half_version, waiting from pair"))
                .containsExactly("made -1 1 0");
        assertThat(central.stored("transact", half).orElseThrow().stream()).isEqualTo("store/B");
    }

    @DisplayName(
            "D4: a half that its site made at the same moment, seen by neither of two transactions, is told with its number")
    @Test
    void knowsTheNumberOfAHalfThatCameWhileThePairWasMade() {
        service.read();
        Map<String, @Nullable Object> body = new LinkedHashMap<>(invoice(half, "B", "nA"));
        body.putAll(Map.of("type", "si", "linked_transaction_id", "S", "invoice_num", 285));
        central.put("store/B", "transact", half, body);
        FeedRow row = new FeedRow("store/B", 1, "transact", half, "upsert", 1, half());
        database.transactions().call(connection -> SourceTable.put(connection, 9, List.of(Arrived.of(row))));
        service.push();

        assertThat(database.rows("select shown, half_number from pair")).containsExactly("taken-over 285");
    }

    @DisplayName("D5: what changes of the source before the half is taken over reaches it, and nothing else is pushed")
    @Test
    void laterChangesReachTheHalf() {
        service.settle();
        central.put("store/A", "trans_line", "L2", line("L2", "S", "1"));
        central.put("store/A", "trans_line", "L1", line("L1", "S", "3"));
        service.settle();
        central.delete("trans_line", "L2");
        service.settle();
        int before = central.pushed().size();
        central.put("store/A", "transact", "S", with(invoice("S", "A", "nB"), "user_ID", "another user"));
        service.settle();

        assertThat(central.pushed().subList(2, before))
                .extracting(change -> change.op() + " " + change.type() + " " + change.base())
                .containsExactly(
                        "upsert transact 1",
                        "upsert trans_line 1",
                        "upsert trans_line 0",
                        "upsert transact 2",
                        "delete trans_line 1");
        assertThat(central.pushed()).as("a field that is not copied").hasSize(before);
        assertThat(half().path("total").asText()).isEqualTo("12.6");
        assertThat(state()).containsExactly("made");
    }

    @DisplayName("a change while a push is out is pushed after its answer, on the version that came with it")
    @Test
    void onePushOfAPairIsOut() {
        service.read();
        var unanswered = service.pushAndDie();
        finalised("changed meanwhile");
        central.put("store/A", "trans_line", "L2", line("L2", "S", "1"));
        service.read();

        assertThat(database.rows("select dirty, waiting from pair")).containsExactly("t 2");
        assertThat(central.pushed()).hasSize(2);
        service.settle(unanswered);
        service.settle();

        assertThat(half().path("comment").asText()).isEqualTo("Stock transfer (changed meanwhile)");
        assertThat(central.bodies("trans_line")).hasSize(4);
        assertThat(state()).containsExactly("made");
    }

    @DisplayName("D4: what the responding site has changed is never overwritten, seen by the feed before the next push")
    @Test
    void takenOverByTheFeed() {
        service.settle();
        siteChangesHalf("invoice_num", 41);
        service.settle();
        finalised("too late");
        central.delete("trans_line", "L1");
        service.settle();

        assertThat(central.pushed()).hasSize(2);
        assertThat(half().path("comment").asText()).isEqualTo("Stock transfer");
        assertThat(database.rows("select shown, half_number, waiting from pair"))
                .containsExactly("taken-over 41 0");
    }

    @DisplayName("D4: and told by the answer where the push was faster than the feed")
    @Test
    void takenOverByTheAnswer() {
        service.settle();
        finalised("too late");
        service.read();
        siteChangesHalf("invoice_num", 41);
        service.push();

        assertThat(half().path("comment").asText()).isEqualTo("Stock transfer");
        assertThat(state()).containsExactly("taken-over");
        service.settle();
        assertThat(database.rows("select shown, half_number, waiting from pair"))
                .containsExactly("taken-over 41 0");
    }

    @DisplayName("D4: a line changed, added or deleted by the responding site takes the half over, too")
    @Test
    void takenOverByALine() {
        service.settle();
        central.put("store/B", "trans_line", "added there", line("added there", half, "1"));
        service.settle();
        assertThat(state()).containsExactly("taken-over");

        central.put("store/A", "transact", "S2", invoice("S2", "A", "nB"));
        central.put("store/A", "trans_line", "L3", line("L3", "S2", "1"));
        service.settle();
        central.delete("trans_line", lineId("L3"));
        service.settle();
        assertThat(state()).containsExactly("taken-over", "taken-over");
    }

    @DisplayName("a source that is no longer finalised takes its half with it, and makes it anew when it is again")
    @Test
    void withdrawnAndMadeAnew() {
        service.settle();
        draftAgain();
        service.settle();

        assertThat(central.stored("transact", half).orElseThrow().body()).isNull();
        assertThat(central.stored("trans_line", halfLine).orElseThrow().body())
                .as("its lines go with it")
                .isNull();
        assertThat(database.rows("select shown, half_number from pair")).containsExactly("deleted null");

        finalised("after all");
        service.settle();

        assertThat(half().path("comment").asText()).isEqualTo("Stock transfer (after all)");
        assertThat(central.stored("trans_line", halfLine).orElseThrow().body()).isNotNull();
        assertThat(database.rows("select shown, half_number from pair")).containsExactly("made -1");
    }

    @DisplayName("made anew only when the versions of all tombstones are known: nothing looks taken over")
    @Test
    void waitsForTombstones() {
        service.settle();
        draftAgain();
        service.read().push();
        int beforeMaking = central.pushed().size();
        finalised("after all");
        service.read(central.partition("store/A"));
        service.push();

        assertThat(central.pushed()).hasSize(beforeMaking);
        service.settle();
        assertThat(state()).containsExactly("made");
        assertThat(central.stored("trans_line", halfLine).orElseThrow().version())
                .isEqualTo(3);
    }

    @Test
    void aDeletedSourceTakesItsHalfWithIt() {
        service.settle();
        central.delete("transact", "S");
        service.settle();

        assertThat(central.bodies("transact")).isEmpty();
        assertThat(central.bodies("trans_line")).isEmpty();
        assertThat(state()).containsExactly("deleted");
    }

    @DisplayName("a source that moved away is no source here; from its new home it is one again")
    @Test
    void aSourceMovesToAnotherHome() {
        service.settle();
        central.leave("transact", "S");
        service.settle();
        assertThat(state()).containsExactly("deleted");

        central.store("C", "nC", null);
        central.put("store/C", "transact", "S", invoice("S", "C", "nB"));
        service.settle();

        assertThat(half().path("name_ID").asText()).isEqualTo("nC");
        assertThat(state()).containsExactly("made");
    }

    @DisplayName("a half taken over is not withdrawn with its source")
    @Test
    void takenOverIsNotWithdrawn() {
        service.settle();
        siteChangesHalf("status", "cn");
        draftAgain();
        service.settle();

        assertThat(half().path("status").asText()).isEqualTo("cn");
        assertThat(state()).containsExactly("taken-over");
    }

    @DisplayName("what central refuses is shown with its code, and tried again with the source's next change")
    @Test
    void refusedIsTriedAgain() {
        central.refuse(half, "store-unknown");
        central.refuse(halfLine, "record-too-large");
        service.settle();
        assertThat(database.rows("select shown, code, waiting from pair")).containsExactly("refused store-unknown 0");

        central.refuse(half, null);
        central.refuse(halfLine, null);
        finalised("again");
        service.settle();

        assertThat(database.rows("select shown, code from pair")).containsExactly("made null");
        assertThat(half().path("comment").asText()).isEqualTo("Stock transfer (again)");
        assertThat(central.stored("trans_line", halfLine)).isPresent();
    }

    @DisplayName("a refused line alone is pushed again, on what central holds of the half")
    @Test
    void aRefusedLineIsPushedAgain() {
        central.refuse(halfLine, "record-too-large");
        service.settle();
        assertThat(database.rows("select shown, code from pair")).containsExactly("refused record-too-large");

        central.refuse(halfLine, null);
        central.put("store/A", "trans_line", "L1", line("L1", "S", "2"));
        service.settle();

        assertThat(state()).containsExactly("made");
        assertThat(central.stored("trans_line", halfLine)
                        .orElseThrow()
                        .body()
                        .path("quantity")
                        .asText())
                .isEqualTo("2");
    }

    @DisplayName("what central set aside and took later is made, on the version it then has")
    @Test
    void quarantinedIsTakenLater() {
        central.refuse(half, "parent-missing");
        service.settle();
        assertThat(database.rows("select shown, code from pair")).containsExactly("refused parent-missing");

        Change set = central.pushed().getFirst();
        central.refuse(half, null);
        central.push("released", List.of(set, central.pushed().get(1)));
        service.settle();
        assertThat(database.rows("select shown, code, half_version from pair")).containsExactly("made null 1");

        finalised("goes on");
        service.settle();
        assertThat(half().path("comment").asText()).isEqualTo("Stock transfer (goes on)");
    }

    @DisplayName("for another customer the half is withdrawn; central lets none change its store, and that is shown")
    @Test
    void anotherCustomer() {
        central.store("C", "nC", null);
        service.settle();
        central.put("store/A", "transact", "S", invoice("S", "A", "nC"));
        service.settle();

        assertThat(central.stored("transact", half).orElseThrow().body()).isNull();
        assertThat(database.rows("select receiving_store, shown, code from pair"))
                .containsExactly("C refused home-changed");

        central.put("store/A", "transact", "S", invoice("S", "A", "nB"));
        service.settle();
        assertThat(half().path("store_ID").asText()).isEqualTo("B");
        assertThat(database.rows("select receiving_store, shown, code from pair"))
                .containsExactly("B made null");
    }
}
