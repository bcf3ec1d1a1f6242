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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.test.Judge.Pushed;
import org.storesync.kit.test.MutableClock;
import org.storesync.model.DerivedId;
import org.storesync.transfer.fixture.CentralLog;
import org.storesync.transfer.fixture.TransferDatabase;
import org.storesync.transfer.half.TransferDesk.Outcome;
import org.storesync.transfer.half.TransferDesk.Person;
import org.storesync.transfer.half.domain.content.DocumentKey;

/** I7 TransferPair over the tables: what becomes of a half while its source, its site and central change. */
class TransferPairTest {
    private static final String STATE = "select state from pair";

    private static final String NUMBERED =
            "select p.state, d.number, p.waiting from pair p left join document d on d.document_id = p.half_id";

    private final TransferDatabase database = new TransferDatabase();
    private final CentralLog central = new CentralLog();
    private final Replica service = new Replica(database, central, MutableClock.at("2026-06-21T10:00:00Z")).loaded();
    private final String half = DerivedId.of("S", "supplier-invoice", "B");
    private final String halfLine = lineId("L1");

    @BeforeEach
    void twoStoresAndAnInvoice() {
        central.store("A", "nA", "2019-03-04");
        central.store("B", "nB", "2026-06-01");
        central.central("item", "item");
        central.put("store/A", "transact", "S", invoice("S", "A", "nB"));
        central.put("store/A", "trans_line", "L1", line("L1", "S", "2.5"));
    }

    private static String lineId(String line) {
        return DerivedId.of(line, "supplier-invoice-line", "B");
    }

    private JsonNode half() {
        return central.stored("transact", half).orElseThrow().body();
    }

    private List<String> state() {
        return database.rows(STATE);
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
        assertThat(database.rows("select state, waiting from pair")).containsExactly("draft 2");
        service.settle();

        assertThat(half().path("store_ID").asText()).isEqualTo("B");
        assertThat(half().path("name_ID").asText()).isEqualTo("nA");
        assertThat(half().path("invoice_num").asLong()).isEqualTo(-1);
        assertThat(half().path("total").asText()).isEqualTo("10.5");
        JsonNode line = central.stored("trans_line", halfLine).orElseThrow().body();
        assertThat(line.path("transaction_ID").asText()).isEqualTo(half);
        assertThat(line.path("quantity").asText()).isEqualTo("2.5");
        assertThat(central.pushed()).extracting(Pushed::baseVersion).containsExactly(0L, 0L);
        assertThat(database.rows(NUMBERED)).containsExactly("sent -1 0");
        assertThat(central.stored("transact", half).orElseThrow().stream()).isEqualTo("store/B");
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
                .extracting(change -> change.op() + " " + change.type() + " " + change.baseVersion())
                .containsExactly(
                        "upsert transact 1",
                        "upsert trans_line 1",
                        "upsert trans_line 0",
                        "upsert transact 2",
                        "delete trans_line 1");
        assertThat(central.pushed()).as("a field that is not copied").hasSize(before);
        assertThat(half().path("total").asText()).isEqualTo("12.6");
        assertThat(state()).containsExactly("sent");
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

        assertThat(half().path("comment").asText()).isEqualTo("From invoice number: 17 (changed meanwhile)");
        assertThat(central.bodies("trans_line")).hasSize(4);
        assertThat(state()).containsExactly("sent");
    }

    @DisplayName("field-B3 a correction reaches a half that is numbered and off hold; numbering is not taking over")
    @Test
    void followsWhileNumbered() {
        service.settle();
        siteChangesHalf("invoice_num", 41);
        siteChangesHalf("hold", false);
        service.settle();
        central.put("store/A", "trans_line", "L1", line("L1", "S", "8"));
        service.settle();

        assertThat(database.rows(NUMBERED)).containsExactly("sent 41 0");
        assertThat(half().path("invoice_num").asInt()).isEqualTo(41);
        assertThat(half().path("hold").asBoolean()).isFalse();
        assertThat(half().path("total").asText()).isEqualTo("33.6");
        assertThat(central.stored("trans_line", halfLine)
                        .orElseThrow()
                        .body()
                        .path("quantity")
                        .asText())
                .isEqualTo("8");
    }

    @DisplayName("field-B3 also where the number came between a push and its answer")
    @Test
    void followsWhileNumberedUnseen() {
        service.settle();
        finalised("corrected");
        service.read();
        siteChangesHalf("invoice_num", 41);
        service.push();
        service.settle();

        assertThat(half().path("comment").asText()).isEqualTo("From invoice number: 17 (corrected)");
        assertThat(database.rows(NUMBERED)).containsExactly("sent 41 0");
    }

    @DisplayName("field-B1 a document that arrives in parts while the other side numbers it: all its lines come")
    @ParameterizedTest(name = "header first: {0}")
    @ValueSource(booleans = {true, false})
    void arrivesInParts(boolean headerFirst) {
        if (headerFirst) {
            central.put("store/A", "transact", "S2", invoice("S2", "A", "nB"));
            service.settle();
        }
        central.put("store/A", "trans_line", "P1", line("P1", "S2", "1"));
        service.settle();
        if (!headerFirst) {
            central.put("store/A", "transact", "S2", invoice("S2", "A", "nB"));
            service.settle();
        }
        String second = DerivedId.of("S2", "supplier-invoice", "B");
        Map<String, @Nullable Object> body = new LinkedHashMap<>(
                Bodies.fields(central.stored("transact", second).orElseThrow().body())
                        .all());
        body.put("invoice_num", 9);
        central.put("store/B", "transact", second, body);
        service.settle();
        central.put("store/A", "trans_line", "P2", line("P2", "S2", "2"));
        service.settle();
        central.put("store/A", "trans_line", "P3", line("P3", "S2", "3"));
        service.settle();

        assertThat(central.bodies("trans_line").stream()
                        .filter(each -> each.path("transaction_ID").asText().equals(second)))
                .hasSize(3);
        JsonNode there = central.stored("transact", second).orElseThrow().body();
        assertThat(there.path("invoice_num").asInt()).isEqualTo(9);
        assertThat(there.path("total").asText()).isEqualTo("25.2");
    }

    @DisplayName(
            "D4: what its store has taken is never overwritten, and shown where it differs, seen by the feed before the next push")
    @Test
    void takenByTheFeed() {
        service.settle();
        siteChangesHalf("status", "cn");
        service.settle();
        int before = central.pushed().size();
        central.put("store/A", "trans_line", "L1", line("L1", "S", "8"));
        service.settle();

        assertThat(central.pushed()).hasSize(before);
        assertThat(database.rows("select state, differs, waiting from pair")).containsExactly("received t 0");

        central.put("store/A", "trans_line", "L1", line("L1", "S", "2.5"));
        service.settle();
        assertThat(database.rows("select state, differs from pair")).containsExactly("received f");
    }

    @DisplayName("D4: and told by the answer where the push was faster than the feed")
    @Test
    void takenByTheAnswer() {
        service.settle();
        finalised("too late");
        service.read();
        siteChangesHalf("status", "cn");
        service.push();

        assertThat(half().path("comment").asText()).isEqualTo("From invoice number: 17");
        assertThat(state()).containsExactly("taken");
        service.settle();
        assertThat(database.rows("select state, waiting from pair")).containsExactly("received 0");
    }

    @DisplayName("D4: a line changed, added or deleted by its store takes the half, too")
    @Test
    void takenByALine() {
        service.settle();
        central.put("store/B", "trans_line", "added there", line("added there", half, "1"));
        service.settle();
        assertThat(database.rows("select state, differs from pair")).containsExactly("taken t");

        central.put("store/A", "transact", "S2", invoice("S2", "A", "nB"));
        central.put("store/A", "trans_line", "L3", line("L3", "S2", "1"));
        service.settle();
        central.delete("trans_line", lineId("L3"));
        service.settle();
        assertThat(state()).containsExactly("taken", "taken");
    }

    @DisplayName("its store deletes the half: dropped, until the source is a draft again")
    @Test
    void dropped() {
        service.settle();
        central.delete("transact", half);
        service.settle();
        finalised("more");
        service.settle();
        assertThat(state()).containsExactly("dropped");

        draftAgain();
        service.settle();
        assertThat(state()).containsExactly("draft");
        finalised("again");
        service.settle();
        assertThat(state()).containsExactly("sent");
        assertThat(central.stored("transact", half).orElseThrow().version()).isEqualTo(3);
    }

    @DisplayName(
            "a source that is no longer finalised takes its half with it, and makes it again when it is finalised again")
    @Test
    void withdrawnAndMadeAnew() {
        service.settle();
        draftAgain();
        service.settle();

        assertThat(central.stored("transact", half).orElseThrow().body()).isNull();
        assertThat(central.stored("trans_line", halfLine).orElseThrow().body())
                .as("its lines go with it")
                .isNull();
        assertThat(state()).containsExactly("draft");

        finalised("after all");
        service.settle();

        assertThat(half().path("comment").asText()).isEqualTo("From invoice number: 17 (after all)");
        assertThat(central.stored("trans_line", halfLine).orElseThrow().body()).isNotNull();
        assertThat(database.rows(NUMBERED)).containsExactly("sent -1 0");
    }

    @DisplayName("made again only when the versions of all tombstones are known: nothing looks taken over")
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
        assertThat(state()).containsExactly("sent");
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
        assertThat(state()).containsExactly("draft");
    }

    @DisplayName("a source that moved away is no source here; from its new home it is one again")
    @Test
    void aSourceMovesToAnotherHome() {
        service.settle();
        central.leave("transact", "S");
        service.settle();
        assertThat(state()).containsExactly("draft");

        central.store("C", "nC", null);
        central.put("store/C", "transact", "S", invoice("S", "C", "nB"));
        service.settle();

        assertThat(half().path("name_ID").asText()).isEqualTo("nC");
        assertThat(state()).containsExactly("sent");
    }

    @DisplayName("a half that is taken is not withdrawn with its source")
    @Test
    void takenIsNotWithdrawn() {
        service.settle();
        siteChangesHalf("status", "cn");
        draftAgain();
        service.settle();

        assertThat(half().path("status").asText()).isEqualTo("cn");
        assertThat(database.rows("select state, differs from pair")).containsExactly("received t");
    }

    @DisplayName("what central refuses is shown with its code, and tried again with the source's next change")
    @Test
    void refusedIsTriedAgain() {
        central.refuse(half, "store-unknown");
        central.refuse(halfLine, "record-too-large");
        service.settle();
        assertThat(database.rows("select state, reason, waiting from pair")).containsExactly("held store-unknown 0");

        central.refuse(half, null);
        central.refuse(halfLine, null);
        finalised("again");
        service.settle();

        assertThat(database.rows("select state, code from pair")).containsExactly("sent null");
        assertThat(half().path("comment").asText()).isEqualTo("From invoice number: 17 (again)");
        assertThat(central.stored("trans_line", halfLine)).isPresent();
    }

    @DisplayName("a refused line alone is pushed again, on what central holds of the half")
    @Test
    void aRefusedLineIsPushedAgain() {
        central.refuse(halfLine, "record-too-large");
        service.settle();
        assertThat(database.rows("select state, code from pair")).containsExactly("sent record-too-large");

        central.refuse(halfLine, null);
        central.put("store/A", "trans_line", "L1", line("L1", "S", "2"));
        service.settle();

        assertThat(state()).containsExactly("sent");
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
        assertThat(database.rows("select state, code from pair")).containsExactly("held parent-missing");

        Pushed set = central.pushed().getFirst();
        central.refuse(half, null);
        central.push("released", List.of(set, central.pushed().get(1)));
        service.settle();
        assertThat(database.rows("select state, code, waiting from pair")).containsExactly("sent null 0");

        finalised("goes on");
        service.settle();
        assertThat(half().path("comment").asText()).isEqualTo("From invoice number: 17 (goes on)");
    }

    @DisplayName(
            "claims-F6 the customer changed after finalising: the old receiver's half goes, the new one's is made; and back")
    @Test
    void anotherCustomer() {
        central.store("C", "nC", null);
        service.settle();
        central.put("store/A", "transact", "S", invoice("S", "A", "nC"));
        service.settle();

        String there = DerivedId.of("S", "supplier-invoice", "C");
        assertThat(central.stored("transact", half).orElseThrow().body()).isNull();
        assertThat(central.stored("transact", there)
                        .orElseThrow()
                        .body()
                        .path("store_ID")
                        .asText())
                .isEqualTo("C");
        assertThat(database.rows("select receiving_store, state, code from pair"))
                .containsExactly("C sent null");

        central.put("store/A", "transact", "S", invoice("S", "A", "nB"));
        service.settle();
        assertThat(half().path("store_ID").asText()).isEqualTo("B");
        assertThat(central.stored("transact", there).orElseThrow().body()).isNull();
        assertThat(central.bodies("trans_line")).hasSize(2);
        assertThat(database.rows("select receiving_store, state, code from pair"))
                .containsExactly("B sent null");
    }

    @DisplayName("claims-F6 to one that is no store: the old half is withdrawn")
    @Test
    void noStoreAsCustomer() {
        service.settle();
        central.central("name", "plain");
        central.put("store/A", "transact", "S", invoice("S", "A", "plain"));
        service.settle();

        assertThat(central.stored("transact", half).orElseThrow().body()).isNull();
        assertThat(database.rows("select state, reason from pair")).containsExactly("held no-store");
    }

    @DisplayName(
            "claims-F6 taken meanwhile: its store's half stays, and differs; when the store deletes it, the other one is made")
    @Test
    void readdressedWhileTaken() {
        central.store("C", "nC", null);
        service.settle();
        siteChangesHalf("status", "cn");
        central.put("store/A", "transact", "S", invoice("S", "A", "nC"));
        service.settle();
        assertThat(database.rows("select half_store, state, differs from pair")).containsExactly("B received t");

        central.delete("transact", half);
        service.settle();
        assertThat(database.rows("select half_store, state, differs from pair")).containsExactly("C sent f");
    }

    @DisplayName("field-F1 older than its store allows: listed, and a person may send it, which is kept")
    @Test
    void tooOldIsSentByAPerson() {
        central.put("store/A", "transact", "S2", with(invoice("S2", "A", "nB"), "confirm_date", "2026-01-01"));
        service.settle();
        assertThat(database.rows("select state, reason from pair where source_id = 'S2'"))
                .containsExactly("held too-old");

        assertThat(service.desk().send(new DocumentKey("transact", "S2"), new Person("ann", "it is on the way")))
                .isEqualTo(Outcome.DONE);
        service.settle();

        assertThat(database.rows("select state, reason from pair where source_id = 'S2'"))
                .containsExactly("sent null");
        assertThat(database.rows("select event, by_person, why from pair_history where by_person is not null"))
                .containsExactly("sending ann it is on the way");
    }

    @DisplayName("field-F1 a clock at 2000-01-01: the half is made")
    @Test
    void aWrongClock() {
        central.put("store/A", "transact", "S2", with(invoice("S2", "A", "nB"), "confirm_date", "2000-01-01"));
        service.settle();

        assertThat(database.rows("select state from pair where source_id = 'S2'"))
                .containsExactly("sent");
    }

    @DisplayName("an item that has not come holds the half; when it comes it is made. Later only that line waits")
    @Test
    void waitsForItems() {
        central.put("store/A", "transact", "S2", invoice("S2", "A", "nB"));
        central.put("store/A", "trans_line", "N1", with(line("N1", "S2", "1"), "item_ID", "new item"));
        service.settle();
        assertThat(database.rows("select state, reason from pair where source_id = 'S2'"))
                .containsExactly("held unknown");
        assertThat(service.desk().send(new DocumentKey("transact", "S2"), new Person("ann", "now")))
                .isEqualTo(Outcome.NOT_FIT);

        central.central("item", "new item");
        service.settle();
        assertThat(database.rows("select state from pair where source_id = 'S2'"))
                .containsExactly("sent");

        central.put("store/A", "trans_line", "N2", with(line("N2", "S2", "1"), "item_ID", "newer item"));
        service.settle();
        assertThat(central.stored("trans_line", lineId("N2"))).isEmpty();
        assertThat(database.rows("select state, code from pair where source_id = 'S2'"))
                .containsExactly("sent unknown");
        central.central("item", "newer item");
        service.settle();
        assertThat(central.stored("trans_line", lineId("N2"))).isPresent();
    }

    @DisplayName(
            "whom routing addressed decides: no store for good, not visible listed and sendable, another store than the name's")
    @Test
    void goesByTheAddress() {
        central.store("C", "nC", null);
        central.says("S2", null, "no-store");
        central.says("S3", null, "not-visible");
        central.says("S4", "C", null);
        for (String id : List.of("S2", "S3", "S4")) {
            central.put("store/A", "transact", id, invoice(id, "A", "nB"));
        }
        service.settle();

        assertThat(database.rows(
                        "select source_id, state, reason, receiving_store from pair where source_id <> 'S' order by 1"))
                .containsExactly("S3 held not-visible B", "S4 sent null C");
        assertThat(service.desk().send(new DocumentKey("transact", "S3"), new Person("ann", "agreed")))
                .isEqualTo(Outcome.DONE);
        service.settle();
        assertThat(database.rows("select state from pair where source_id = 'S3'"))
                .containsExactly("sent");
    }
}
