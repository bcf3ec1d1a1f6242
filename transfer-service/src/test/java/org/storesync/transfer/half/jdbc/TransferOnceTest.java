package org.storesync.transfer.half.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.storesync.transfer.fixture.Documents.invoice;
import static org.storesync.transfer.fixture.Documents.line;
import static org.storesync.transfer.fixture.Documents.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.feed.FeedRow;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.test.MutableClock;
import org.storesync.model.DerivedId;
import org.storesync.transfer.fixture.CentralLog;
import org.storesync.transfer.fixture.TransferDatabase;

/** I4 Once, I7 TransferPair: nothing is made twice, whatever comes again, in whatever order, and whichever process dies. */
class TransferOnceTest {
    private final MutableClock clock = MutableClock.at("2026-06-21T10:00:00Z");
    private final TransferDatabase database = new TransferDatabase();
    private final CentralLog central = new CentralLog();
    private final Replica one = new Replica(database, central, clock);
    private final Replica two = new Replica(database, central, clock);
    private final String half = DerivedId.of("S", "supplier-invoice", "B");

    @BeforeEach
    void twoStores() {
        central.store("A", "nA", "2019-03-04");
        central.store("B", "nB", "2026-06-01");
        central.central("item", "item");
    }

    private void shipment(String id) {
        central.put("store/A", "transact", id, invoice(id, "A", "nB"));
        central.put("store/A", "trans_line", "line of " + id, line("line of " + id, id, "2"));
    }

    private List<String> halves() {
        return central.bodies("transact").stream()
                .filter(body -> body.path("type").asText().equals("si"))
                .map(body -> body.path("linked_transaction_id").asText())
                .sorted()
                .toList();
    }

    @DisplayName("however often the feed comes again")
    @Test
    void aReplayMakesNothing() {
        one.loaded();
        shipment("S");
        one.settle();
        int pushed = central.pushed().size();

        one.again().settle();
        two.again().settle();

        assertThat(central.pushed()).hasSize(pushed);
        assertThat(halves()).containsExactly("S");
        assertThat(database.rows("select state from pair")).containsExactly("sent");
    }

    @DisplayName("a batch whose answer was lost is the same batch again, also for another replica")
    @Test
    void stoppedBetweenPushAndAnswer() {
        one.loaded();
        shipment("S");
        one.read().pushAndDie();

        assertThat(halves()).containsExactly("S");
        assertThat(database.rows("select state, waiting from pair")).containsExactly("draft 2");
        two.settle();

        assertThat(central.replays()).isEqualTo(1);
        assertThat(central.pushed()).hasSize(2);
        assertThat(database.rows("select state, waiting from pair")).containsExactly("sent 0");
    }

    @DisplayName("the row of a push that comes before its answer takes nothing over")
    @Test
    void theRowIsFasterThanTheAnswer() {
        one.loaded();
        shipment("S");
        var unanswered = one.read().pushAndDie();
        two.read();
        assertThat(database.rows("select state, waiting from pair")).containsExactly("draft 2");

        one.settle(unanswered);
        central.put("store/A", "transact", "S", with(invoice("S", "A", "nB"), "comment", "more"));
        two.settle();

        assertThat(database.rows("select state, waiting from pair")).containsExactly("sent 0");
        assertThat(central.stored("transact", half).orElseThrow().version()).isEqualTo(2);
    }

    @DisplayName("two replicas, reading and pushing at once")
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void twoReplicasAtOnce(long seed) throws Exception {
        Random dice = new Random(seed);
        one.loaded();
        try (ExecutorService replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 8; round++) {
                for (int i = 0; i < 4; i++) {
                    shipment("S" + dice.nextInt(12));
                }
                Future<?> first = replicas.submit(() -> one.settle());
                Future<?> second = replicas.submit(() -> two.settle());
                first.get();
                second.get();
            }
        }
        one.settle();

        List<String> sources = central.bodies("transact").stream()
                .filter(body -> body.path("type").asText().equals("ci"))
                .map(body -> body.path("ID").asText())
                .sorted()
                .toList();
        assertThat(halves()).isEqualTo(sources);
        assertThat(central.bodies("trans_line")).hasSize(2 * sources.size());
        assertThat(database.rows("select distinct state, waiting from pair")).containsExactly("sent 0");
    }

    @DisplayName("a source before its customer's store waits for that")
    @Test
    void theStoreComesAfterTheSource() {
        one.loaded();
        central.put("store/A", "transact", "S", invoice("S", "A", "nC"));
        one.settle();
        assertThat(halves()).isEmpty();

        central.store("C", "nC", "2020-01-01");
        one.settle();

        assertThat(halves()).containsExactly("S");
    }

    @DisplayName("a source and its store in two transactions at once: the sweep finds what both missed")
    @Test
    void theSweepFindsWhatTwoTransactionsMissed() throws SQLException {
        one.loaded();
        one.settle();
        for (String id : List.of("S", "S2", "S3")) {
            central.put("store/A", "transact", id, invoice(id, "A", "nC"));
        }
        central.store("C", "nC", "2020-01-01");
        int documents = central.partition("store/A");
        int stores = central.partition("stores");
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            one.effect().apply(connection, documents, news(documents));
            two.read(stores);
            connection.commit();
        }
        one.push();
        assertThat(halves()).isEmpty();

        clock.advance(Duration.ofSeconds(3));
        two.sweep();
        one.push();

        assertThat(halves()).containsExactly("S", "S2", "S3");
    }

    @DisplayName("a source whose store comes while it is judged is not taken for one without a store")
    @Test
    void theStoreComesWhileItsSourceIsJudged() throws Exception {
        one.loaded().settle();
        central.put("store/A", "transact", "S", invoice("S", "A", "nC"));
        try (ExecutorService judge = Executors.newVirtualThreadPerTaskExecutor();
                Connection primary = database.connect()) {
            primary.setAutoCommit(false);
            Jdbc.update(primary, "lock table known_record in access exclusive mode");
            Jdbc.update(primary, "insert into store (store_id, name_id, version) values ('C', 'nC', 1)");
            Future<?> judged = judge.submit(() -> one.read());
            await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaitsForALock);
            primary.commit();
            judged.get();
        }
        one.sweep();
        one.push();

        assertThat(halves()).containsExactly("S");
    }

    private boolean somebodyWaitsForALock() {
        return !database.rows(
                        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .isEmpty();
    }

    private List<FeedRow> news(int partition) {
        return central.streams().feed(partition, 0, Integer.MAX_VALUE, Set.of()).rows();
    }

    @DisplayName("while the home streams are being read nothing is made: a half somebody else made may still come")
    @Test
    void anotherHalfIsFoundInTheLoad() {
        shipment("S");
        shipment("S2");
        central.put(
                "store/B",
                "transact",
                "made there",
                with(with(invoice("made there", "B", "nA"), "type", "si"), "linked_transaction_id", "S"));

        one.loading().push();
        one.sweep();
        assertThat(central.pushed()).isEmpty();

        one.endLoad().sweep();
        one.settle();

        assertThat(halves()).containsExactly("S", "S2");
        assertThat(central.stored("transact", half))
                .as("made by its site, under another id")
                .isEmpty();
    }

    @DisplayName("D7: two makers meet in one record: the half its site made under the derived id is its own")
    @Test
    void theSiteMadeTheSameHalf() {
        one.loaded();
        central.put(
                "store/B",
                "transact",
                half,
                with(
                        with(with(invoice(half, "B", "nA"), "type", "si"), "linked_transaction_id", "S"),
                        "invoice_num",
                        5));
        one.settle();
        shipment("S");
        one.settle();

        assertThat(central.pushed()).isEmpty();
        assertThat(database.rows("select p.state, d.number from pair p join document d on d.document_id = p.half_id"))
                .containsExactly("received 5");
    }

    @DisplayName("D7: also where both made it at once")
    @Test
    void theSiteMadeTheSameHalfMeanwhile() {
        one.loaded();
        shipment("S");
        one.read();
        central.put(
                "store/B",
                "transact",
                half,
                with(with(invoice(half, "B", "nA"), "type", "si"), "linked_transaction_id", "S"));
        one.settle();

        JsonNode standing = central.stored("transact", half).orElseThrow().body();
        assertThat(standing.path("invoice_num").asInt()).isEqualTo(17);
        assertThat(database.rows("select state from pair")).containsExactly("received");
    }

    @DisplayName("D9: none to oneself, none for what is much older than the receiving store")
    @Test
    void noTransfers() {
        one.loaded();
        central.put("store/A", "transact", "own", invoice("own", "A", "nA"));
        central.put("store/A", "transact", "old", with(invoice("old", "A", "nB"), "confirm_date", "2026-05-01"));
        central.put("store/A", "transact", "patient", with(invoice("patient", "A", "nB"), "mode", "dispensary"));
        central.put("store/A", "transact", "else", invoice("else", "A", "a customer that is no store"));
        one.settle();

        assertThat(central.pushed()).isEmpty();
        assertThat(database.rows("select source_id, state, reason from pair order by source_id"))
                .containsExactly("else held unknown", "old held too-old");
        assertThat(database.rows("select record_type from wait where source_id = 'else' order by 1"))
                .containsExactly("name", "party");
    }

    @DisplayName("bodies can be odd: they stop nothing and make nothing worse")
    @Test
    void oddBodiesDoNotStopTheFeed() {
        one.loaded();
        String huge = "x".repeat(5000);
        for (String body : List.of(
                "[]",
                "null",
                "7",
                "{}",
                "{'type':'ci','status':'fn','name_ID':'%s'}".formatted(huge),
                "{'type':7,'status':{},'name_ID':[1],'mode':true}",
                "{'type':'si','linked_transaction_id':'%s','invoice_num':1e400}".formatted(huge),
                "{'type':'si','linked_transaction_id':'S','invoice_num':'seven','store_ID':4}")) {
            central.putJson("store/A", "transact", "odd" + body.hashCode(), body.replace('\'', '"'));
            central.putJson("store/A", "trans_line", "oddline" + body.hashCode(), body.replace('\'', '"'));
        }
        for (String created : List.of("0000-00-00", "0000-01-01", "9999-99-99", "soon")) {
            central.store("store " + created, "name " + created, created);
        }
        central.putJson("stores", "store", "odd", "{\"name_ID\":{},\"created_date\":20}");
        central.put("store/A", "transact", "S", with(invoice("S", "A", "nB"), "confirm_date", "0000-01-01"));
        central.putJson(
                "store/A",
                "trans_line",
                "L1",
                ("{'transaction_ID':'S','quantity':'many','sell_price':1e999999,'pack_size':null,'expiry_date':7,"
                                + "'type':[],'oms_fields':'','item_name':'\\uD83D\\uDE00'}")
                        .replace('\'', '"'));
        central.putJson("store/A", "trans_line", "L2", "{\"transaction_ID\":\"%s\"}".formatted(huge));
        one.settle();

        assertThat(halves()).contains("S");
        JsonNode line = central.stored("trans_line", DerivedId.of("L1", "supplier-invoice-line", "B"))
                .orElseThrow()
                .body();
        assertThat(line.path("cost_price").asInt()).isZero();
        assertThat(line.path("quantity").isNull()).isTrue();
        assertThat(line.path("item_name").asText()).isEqualTo("\uD83D\uDE00");
        assertThat(database.rows("select state from pair where source_id = 'S'"))
                .containsExactly("sent");
    }
}
