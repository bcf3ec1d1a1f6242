package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.nameOf;
import static org.storesync.routing.Central.stock;
import static org.storesync.routing.Central.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Records that wait alone, and are judged again automatically (I10; design: record_home, Quarantine full). */
@QuarkusTest
class QuarantineTest {

    @DisplayName("I10: a line and its header, from two lanes at once, meet in any order")
    @Test
    void bothOrdersMeetAtThePlaceholder() throws Exception {
        Site site = aSite("internal");
        Site reader = aSite("desktop");
        String store = aStoreOn(site);
        collects(reader, store);
        List<String> expected = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            for (int round = 0; round < 25; round++) {
                String header = id();
                if (round % 2 == 0) {
                    // The placeholder exists already.
                    String early = id();
                    assertThat(site.pushOne(invoiceLine(early, header))).isEqualTo("parent-missing");
                    expected.add(early);
                }
                CyclicBarrier start = new CyclicBarrier(3);
                List<Future<String>> pushes = new ArrayList<>();
                String[] changes = {
                    invoice(header, store, "nw", store), invoiceLine(id(), header), invoiceLine(id(), header)
                };
                for (int lane = 1; lane <= 3; lane++) {
                    int number = lane;
                    long seq = round + 1;
                    pushes.add(threads.submit(() -> {
                        start.await();
                        return Site.word(Site.outcomes(site.sendWith(
                                        UUID.randomUUID(), seq, ",\"lane\":" + number, changes[number - 1]))
                                .getFirst());
                    }));
                }
                assertThat(pushes.get(0).get()).isEqualTo("accepted");
                assertThat(pushes.get(1).get()).isIn("accepted", "parent-missing");
                assertThat(pushes.get(2).get()).isIn("accepted", "parent-missing");
                for (String change : changes) {
                    expected.add(Central.json(change.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .get("id")
                            .asText());
                }
            }
        }
        List<String> got = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            reader.drain().forEach(row -> got.add(row.path("id").asText()));
            assertThat(got).containsAll(expected);
        });
        assertThat(quarantined(site)).isEmpty();
    }

    @Test
    void waitsForItsStoreAndThenForItsAssignment() {
        Site site = aSite("desktop");
        Site reader = aSite("desktop");
        String store = id();
        String stock = id();
        String header = id();
        String line = id();
        List<JsonNode> outcomes =
                site.push(stock(stock, store), invoice(header, store, "nw", store), invoiceLine(line, header));
        assertThat(outcomes).extracting(Site::word).containsExactly("store-unknown", "store-unknown", "parent-missing");
        assertThat(outcomes.getFirst().get("waitsFor").get("type").asText()).isEqualTo("store");
        assertThat(outcomes.getFirst().get("waitsFor").get("id").asText()).isEqualTo(store);

        aPrimary().pushOne(store(store, nameOf(store)));
        assertThat(quarantined(site))
                .as("it is active nowhere yet, and people see so")
                .extracting(item -> item.get("code").asText())
                .containsExactlyInAnyOrder("not-your-store", "not-your-store", "parent-missing");

        assign(store, site);
        collects(reader, store);

        assertThat(quarantined(site)).isEmpty();
        assertThat(reader.drain()).extracting(row -> row.path("id").asText()).contains(stock, header, line);
        assertThat(site.drain())
                .as("its site gets back what was judged again")
                .extracting(row -> row.path("id").asText())
                .contains(stock, header, line);
    }

    @DisplayName("only the newest change of a record waits")
    @Test
    void keepsTheNewestChange() {
        Site site = aSite("desktop");
        Site reader = aSite("desktop");
        String store = aStoreOn(site);
        collects(reader, store);
        String header = id();
        String line = id();
        site.pushOne(invoiceLine(line, header, 1));
        site.pushOne(invoiceLine(line, header, 2));
        assertThat(quarantined(site)).hasSize(1);

        site.push(invoiceLine(line, header, 3), invoice(header, store, "nw", store));

        assertThat(quarantined(site)).isEmpty();
        assertThat(reader.drainOf(line))
                .singleElement()
                .extracting(row -> row.get("body").get("quantity").asInt())
                .isEqualTo(3);
    }

    @Test
    void aDeleteEndsTheWaiting() {
        Site site = aSite("desktop");
        Site reader = aSite("desktop");
        String store = aStoreOn(site);
        collects(reader, store);
        String header = id();
        String line = id();
        String lineOfTheBatch = id();
        site.pushOne(invoiceLine(line, header));

        assertThat(site.pushOne(delete("trans_line", line))).isEqualTo("accepted");
        site.push(
                invoiceLine(lineOfTheBatch, header),
                delete("trans_line", lineOfTheBatch),
                invoice(header, store, "nw", store));

        assertThat(quarantined(site)).isEmpty();
        assertThat(reader.drain())
                .extracting(row -> row.path("id").asText())
                .contains(header)
                .doesNotContain(line, lineOfTheBatch);
    }

    @Test
    void saysWhyWhatWaitedIsRefused() {
        Site site = aSite("desktop");
        Site other = aSite("desktop");
        String theirs = aStoreOn(other);
        String header = id();
        site.pushOne(invoiceLine(id(), header));

        other.pushOne(invoice(header, theirs, "nw", theirs));

        assertThat(quarantined(site))
                .singleElement()
                .extracting(item -> item.get("code").asText())
                .isEqualTo("not-your-store");
    }

    @DisplayName("a full quarantine: retry-later, nothing stored, the rest of the batch is taken")
    @Test
    void aFullQuarantineIsNoLoss() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        String header = id();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            lines.add(invoiceLine(id(), header));
        }
        lines.add(stock(id(), store));

        List<JsonNode> outcomes = site.push(lines);

        assertThat(outcomes)
                .filteredOn(outcome -> Site.word(outcome).equals("parent-missing"))
                .hasSize(30);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.get("outcome").asText().equals("retry-later"))
                .hasSize(2)
                .allMatch(outcome -> Site.word(outcome).equals("quarantine-full"));
        assertThat(outcomes.getLast().get("outcome").asText()).isEqualTo("accepted");
        assertThat(site.status().get("quarantined").asInt()).isEqualTo(30);

        assertThat(site.pushOne(invoice(header, store, "nw", store))).isEqualTo("accepted");

        assertThat(site.status().get("quarantined").asInt())
                .as("judged again in steps of seven")
                .isZero();
    }

    @Test
    void keepsATypeOfANewerClient() {
        Site site = aSite("desktop");
        String id = id();

        assertThat(site.pushOne(Central.change("drone", id, "'a':1"))).isEqualTo("unknown-type");

        assertThat(quarantined(site)).singleElement().satisfies(item -> {
            assertThat(item.get("type").asText()).isEqualTo("drone");
            assertThat(item.get("id").asText()).isEqualTo(id);
            assertThat(item.has("body")).as("no bodies for people").isFalse();
        });
    }

    @Test
    void listsPageByPage() {
        Site site = aSite("desktop");
        for (int i = 0; i < 5; i++) {
            site.pushOne(invoiceLine(id(), id()));
        }
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = quarantine(site, 2, cursor);
            page.get("items").forEach(item -> ids.add(item.get("id").asText()));
            cursor = page.path("nextCursor").isNull()
                    ? null
                    : page.path("nextCursor").asText(null);
        } while (cursor != null);

        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    }

    private static List<JsonNode> quarantined(Site site) {
        List<JsonNode> items = new ArrayList<>();
        quarantine(site, 500, null).get("items").forEach(items::add);
        return items;
    }

    private static JsonNode quarantine(Site site, int limit, String cursor) {
        Central.settle();
        var request = asAdmin().queryParam("siteId", site.id).queryParam("limit", limit);
        if (cursor != null) {
            request = request.queryParam("cursor", cursor);
        }
        return Central.json(request.get("/admin/v1/quarantine")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }
}
