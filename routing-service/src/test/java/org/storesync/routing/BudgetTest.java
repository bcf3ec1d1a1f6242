package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.number;
import static org.storesync.routing.Central.settle;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.TestTokens;
import org.storesync.model.SiteId;
import org.storesync.routing.budget.Share;
import org.storesync.routing.budget.SiteCalls;
import org.storesync.routing.quarantine.Quarantine;
import org.storesync.routing.quarantine.Quarantine.Asked;
import org.storesync.routing.quarantine.Quarantine.Parked;

/** Limits in bytes and per site (docs/adr/0018). */
@QuarkusTest
class BudgetTest {
    @Inject
    Quarantine quarantine;

    @Inject
    AgroalDataSource database;

    @Inject
    SiteCalls calls;

    @Inject
    Clock clock;

    private static String large(String type, String id, String fields, int bytes) {
        return change(type, id, fields + ",'text':'" + "x".repeat(bytes) + "'");
    }

    @DisplayName("security-13 a quarantine is full by its bytes, and says so")
    @Test
    void aQuarantineIsBoundedInBytes() {
        Site site = aSite("desktop");
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            changes.add(large("drone", id(), "'a':1", 300_000));
        }

        assertThat(site.push(changes))
                .extracting(Site::word)
                .containsExactly(
                        "unknown-type",
                        "unknown-type",
                        "unknown-type",
                        "unknown-type",
                        "unknown-type",
                        "unknown-type",
                        "quarantine-full",
                        "quarantine-full");
    }

    @DisplayName("security-1 large children of a parent that comes last are judged again in steps of bytes")
    @Test
    void judgesAgainInStepsOfBytes() {
        Site site = aSite("desktop");
        Site reader = aSite("desktop");
        String store = aStoreOn(site);
        Central.collects(reader, store);
        String header = id();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(id());
            site.pushOne(large("trans_line", ids.getLast(), "'transaction_ID':'" + header + "'", 40_000));
        }
        Asked asked = new Asked(type("transact"), bytes(header), Instant.EPOCH, 0);
        List<Parked> step = quarantine.waitingFor(asked, null, 1000, 100_000);
        assertThat(step).hasSize(2);
        assertThat(quarantine.waitingFor(asked, step.getLast(), 1000, 100_000)).hasSize(2);
        assertThat(quarantine.waitingFor(asked, null, 1000, 1))
                .as("the first always comes")
                .hasSize(1);

        assertThat(site.pushOne(invoice(header, store, "nw", store))).isEqualTo("accepted");

        assertThat(reader.drain()).extracting(row -> row.path("id").asText()).containsAll(ids);
    }

    @DisplayName("security-1 a row that fails its step is set aside, and holds up no other")
    @Test
    void setsAsideWhatFails() throws SQLException {
        Site site = aSite("desktop");
        Site reader = aSite("desktop");
        String store = aStoreOn(site);
        Central.collects(reader, store);
        String header = id();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            ids.add(id());
            site.pushOne(Central.invoiceLine(ids.getLast(), header));
        }
        String broken = ids.remove(1);
        update("update quarantine set op = '?' where site_id = " + site.id + " and record_id = " + hex(broken));

        site.pushOne(invoice(header, store, "nw", store));

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        number("select count(*) from quarantine where set_aside and record_id = " + hex(broken)) == 1);
        assertThat(reader.drain()).extracting(row -> row.path("id").asText()).containsAll(ids);
        assertThat(site.status().get("quarantined").asInt()).isEqualTo(1);
        assertThat(site.pushOne(Central.invoiceLine(broken, header)))
                .as("a newer change of it is judged as any other")
                .isEqualTo("accepted");
        assertThat(site.status().get("quarantined").asInt()).isZero();
    }

    @DisplayName("security-15 a push answers after its own commit, whatever is judged again because of it")
    @Test
    void redriveIsNotOnThePushersTime() throws SQLException {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        String header = id();
        String line = id();
        site.pushOne(Central.invoiceLine(line, header));
        try (Connection held = database.getConnection()) {
            held.setAutoCommit(false);
            held.createStatement()
                    .execute("select 1 from quarantine where site_id = " + site.id + " and record_id = " + hex(line)
                            + " for update");

            Instant began = clock.instant();
            assertThat(site.pushOne(invoice(header, store, "nw", store))).isEqualTo("accepted");
            assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(2));
            assertThat(number("select count(*) from quarantine where record_id = " + hex(line)))
                    .isEqualTo(1);
            held.rollback();
        }
        assertThat(site.status().get("quarantined").asInt()).isZero();
    }

    @DisplayName("security-2 pages of a stream and of the feed are bounded in bytes, and nothing is lost")
    @Test
    void pagesOfConsumersAreBoundedInBytes() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        List<String> ids = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(id());
            changes.add(large("item_line", ids.getLast(), "'store_ID':'" + store + "'", 200_000));
        }
        long[] before = heads();
        assertThat(site.push(changes)).extracting(Site::word).containsOnly("accepted");
        long stream = Central.streamOf(store);

        assertThat(readAll("/internal/v1/streams/" + stream, 0)).containsAll(ids);
        long[] after = heads();
        int partition = 0;
        while (after[partition] == before[partition]) {
            partition++;
        }
        assertThat(readAll("/internal/v1/feed/" + partition, before[partition])).containsAll(ids);
    }

    private static long[] heads() {
        JsonNode heads = Central.json(asConsumer()
                        .get("/internal/v1/feed/heads")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .get("heads");
        long[] positions = new long[heads.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = heads.get(i).asLong();
        }
        return positions;
    }

    private static List<String> readAll(String path, long from) {
        List<String> ids = new ArrayList<>();
        long after = from;
        boolean more = true;
        while (more) {
            byte[] page = asConsumer()
                    .get(path + "?limit=1000&after=" + after)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray();
            assertThat(page.length).isLessThan(1_500_000);
            List<JsonNode> lines = new String(page, StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> Central.json(line.getBytes(StandardCharsets.UTF_8)))
                    .toList();
            JsonNode header = lines.getFirst();
            lines.stream().skip(1).forEach(row -> ids.add(row.get("id").asText()));
            after = header.get("after").asLong();
            more = header.path("more").asBoolean() || header.path("head").asLong() > after;
        }
        return ids;
    }

    private static io.restassured.specification.RequestSpecification asConsumer() {
        return io.restassured.RestAssured.given()
                .auth()
                .oauth2(TestTokens.client("reporting-service", "routing-service")
                        .token());
    }

    @DisplayName("security-2 a site's page of large rows is bounded in bytes, and nothing is lost")
    @Test
    void aPageOfLargeRowsIsBounded() {
        Site site = aSite("desktop");
        Site reader = aSite("desktop");
        String store = aStoreOn(site);
        Central.collects(reader, store);
        reader.drain();
        List<String> ids = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            ids.add(id());
            changes.add(large("item_line", ids.getLast(), "'store_ID':'" + store + "'", 900_000));
        }
        site.push(changes);

        List<String> got = new ArrayList<>();
        boolean drained = false;
        while (!drained) {
            JsonNode page = reader.pull(5000);
            assertThat(page.get("changes").size()).isLessThan(10);
            page.get("changes").forEach(row -> got.add(row.path("id").asText()));
            drained = page.get("drained").asBoolean();
        }
        assertThat(got).containsAll(ids);
    }

    @DisplayName("security-7 a second push of a lane is answered push-running at once; a retry waits for the answer")
    @Test
    void aSecondPushOfALaneIsAnsweredAtOnce() throws Exception {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        UUID batch = UUID.randomUUID();
        String stock = Central.stock(id(), store);
        CompletableFuture<Response> first;
        CompletableFuture<Response> retry;
        try (Connection held = database.getConnection()) {
            held.setAutoCommit(false);
            held.createStatement().execute("select 1 from lane where site_id = " + site.id + " for update");
            first = CompletableFuture.supplyAsync(() -> site.send(batch, 1, stock));
            Awaitility.await().until(() -> Central.waitingForLocks("lane") == 1);
            retry = CompletableFuture.supplyAsync(() -> site.send(batch, 1, stock));

            Instant began = clock.instant();
            Response second = site.send(UUID.randomUUID(), 1, stock);
            assertThat(second.statusCode()).isEqualTo(409);
            assertThat(Central.json(second.asByteArray()).get("code").asText()).isEqualTo("push-running");
            assertThat(second.header("Retry-After")).isNotNull();
            assertThat(Duration.between(began, clock.instant())).isLessThan(Duration.ofSeconds(1));
            assertThat(Central.waitingForLocks("lane"))
                    .as("the retry waits without a connection")
                    .isEqualTo(1);
            held.rollback();
        }
        assertThat(Site.outcomes(first.join())).extracting(Site::word).containsExactly("accepted");
        JsonNode again =
                Central.json(retry.join().then().statusCode(200).extract().asByteArray());
        assertThat(again.get("replayed").asBoolean()).isTrue();
        settle();
    }

    @DisplayName("security-3 a site has a number of calls at once; one more is told to wait, and no other site is")
    @Test
    void callsAtOnceArePerSite() {
        Site site = aSite("desktop");
        Site other = aSite("desktop");
        List<Share> running = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            running.add(calls.enter(new SiteId(site.id)));
        }
        Response refused = site.page(null, 10);
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.header("Retry-After")).isNotNull();
        assertThat(other.page(null, 10).statusCode()).isEqualTo(200);
        running.forEach(Share::close);
        assertThat(site.page(null, 10).statusCode()).isEqualTo(200);
    }

    @DisplayName("security-3 pages of a site are made one after another, and no other site waits for them")
    @Test
    void pagesOfASiteTakeTurns() {
        Site site = aSite("desktop");
        Site other = aSite("desktop");
        CompletableFuture<Response> waiting;
        try (Share _ = calls.turn(new SiteId(site.id))) {
            waiting = CompletableFuture.supplyAsync(() -> site.page(null, 10));
            assertThat(other.page(null, 10).statusCode()).isEqualTo(200);
            assertThat(waiting).isNotDone();
        }
        assertThat(waiting.join().statusCode()).isEqualTo(200);
    }

    private void update(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    private static int type(String name) {
        return org.storesync.model.catalogue.RecordCatalogue.standard()
                .find(name)
                .orElseThrow()
                .code();
    }

    private static byte[] bytes(String id) {
        return org.storesync.routing.record.domain.IdBytes.encode(id);
    }

    private static String hex(String id) {
        return "'\\x" + java.util.HexFormat.of().formatHex(bytes(id)) + "'::bytea";
    }
}
