package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.nameOf;
import static org.storesync.routing.Central.number;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.retention.RetentionService;
import org.storesync.routing.site.QueueService;

/** What a site may use a day, what is deleted after it, and what waits for it (docs/adr/0018). */
@QuarkusTest
class QuotaTest {
    @Inject
    RetentionService retention;

    @Inject
    QueueService queues;

    @DisplayName(
            "security-quota a site sends so many messages to everybody a day; more are sent back, and nothing else is")
    @Test
    void broadcastsAreRationed() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            changes.add(
                    change("message", id(), "'fromStoreID':'" + store + "','toStoreID':'','body':'b','status':'new'"));
        }
        changes.add(Central.stock(id(), store));

        List<JsonNode> outcomes = site.push(changes);

        assertThat(outcomes)
                .extracting(Site::word)
                .containsExactly(
                        "accepted",
                        "accepted",
                        "accepted",
                        "accepted",
                        "accepted",
                        "quota-spent",
                        "quota-spent",
                        "accepted");
        assertThat(outcomes.get(5).get("outcome").asText()).isEqualTo("retry-later");
        assertThat(site.pushOne(changes.getFirst()))
                .as("one that is there already is no new one")
                .isEqualTo("accepted");
        assertThat(site.pushOne(change(
                        "message", id(), "'fromStoreID':'" + store + "','toStoreID':'','body':'b','status':'new'")))
                .as("it counts over batches")
                .isEqualTo("quota-spent");
    }

    @DisplayName("security-quota a site addresses so many documents to other stores a day, and another site still does")
    @Test
    void documentsToOtherStoresAreRationed() {
        Site site = aSite("desktop");
        Site other = aSite("desktop");
        String store = aStoreOn(site);
        String theirs = aStoreOn(other);
        List<String> changes = new ArrayList<>();
        for (int i = 0; i < 61; i++) {
            changes.add(invoice(id(), store, "sg", theirs));
        }

        assertThat(site.push(changes).getLast().path("code").asText()).isEqualTo("quota-spent");
        assertThat(site.pushOne(invoice(id(), store, "sg", id())))
                .as("a customer who is no store")
                .isEqualTo("accepted");
        assertThat(other.pushOne(invoice(id(), theirs, "sg", store))).isEqualTo("accepted");
        assertThat(nameOf(store)).isNotEqualTo(nameOf(theirs));
    }

    @DisplayName("security-12 placeholders have a limit a site and day")
    @Test
    void placeholdersAreRationed() {
        Site site = aSite("desktop");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 103; i++) {
            lines.add(invoiceLine(id(), id()));
        }

        List<JsonNode> outcomes = site.push(lines);

        assertThat(outcomes)
                .filteredOn(outcome -> Site.word(outcome).equals("quota-spent"))
                .hasSize(3);
    }

    @DisplayName("security-12 placeholders for which no record waits are deleted, the others stay")
    @Test
    void placeholdersNobodyWaitsForAreSwept() {
        Site site = aSite("desktop");
        Site reader = aSite("desktop");
        String store = aStoreOn(site);
        Central.collects(reader, store);
        String gone = id();
        String awaited = id();
        String line = id();
        String kept = id();
        site.push(invoiceLine(line, gone), invoiceLine(kept, awaited));
        site.pushOne(delete("trans_line", line));
        assertThat(placeholders(gone)).isEqualTo(1);

        retention.run();

        assertThat(placeholders(gone)).isZero();
        assertThat(placeholders(awaited)).isEqualTo(1);
        site.push(invoice(gone, store, "nw", store), invoice(awaited, store, "nw", store));
        assertThat(reader.drain()).extracting(row -> row.path("id").asText()).contains(gone, awaited, kept);
    }

    private static long placeholders(String id) {
        return number("select count(*) from record_home where stream_id is null and record_id = '\\x"
                + HexFormat.of().formatHex(IdBytes.encode(id)) + "'::bytea");
    }

    @DisplayName("claims-E5 what waits for a site is shown, with a row of each day")
    @Test
    void showsWhatWaits() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        site.drain();
        site.page(site.cursor, 1).then().statusCode(200);
        site.pushOne(change("drone", id(), "'a':1"));
        Central.aPrimary().push(Central.item(id(), "n"), Central.item(id(), "n"));
        queues.keep();

        JsonNode queue = Central.json(asAdmin()
                .get("/admin/v1/sites/" + site.id + "/queue")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());

        assertThat(queue.get("siteId").asInt()).isEqualTo(site.id);
        assertThat(queue.get("toReceive").asLong()).isEqualTo(2);
        assertThat(queue.get("toReceiveExact").asBoolean()).isTrue();
        assertThat(queue.get("quarantined").asLong()).isEqualTo(1);
        assertThat(queue.get("parkedBytes").asLong()).isPositive();
        assertThat(queue.get("trend")).singleElement().satisfies(day -> {
            assertThat(day.get("date").asText()).matches("\\d{4}-\\d\\d-\\d\\d");
            assertThat(day.get("toReceive").asLong()).isEqualTo(2);
            assertThat(day.get("quarantined").asLong()).isEqualTo(1);
        });
        asAdmin().get("/admin/v1/sites/999999/queue").then().statusCode(404);
        assertThat(store).isNotNull();
    }

    @DisplayName("a page of stores that ends the list says so")
    @Test
    void theLastPageOfStoresIsNotEmpty() {
        aStoreOn(null);
        int all = (int) number("select count(*) from store where deleted_at is null");
        int size = IntStream.iterate(500, i -> i - 1)
                .filter(i -> all % i == 0)
                .findFirst()
                .orElseThrow();
        String cursor = null;
        int pages = 0;
        do {
            JsonNode page = stores(size, cursor);
            assertThat(page.get("items")).hasSize(size);
            cursor = page.path("nextCursor").asText(null);
            pages++;
        } while (cursor != null);
        assertThat(pages).isEqualTo(all / size);
    }

    private static JsonNode stores(int limit, @Nullable String cursor) {
        var request = asAdmin().queryParam("limit", limit);
        return Central.json((cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/admin/v1/stores")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
    }

    @DisplayName("security-2 corrections of large records are copied where they lie, and come whole")
    @Test
    void correctionsOfLargeRecordsComeWhole() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        String stock = id();
        site.pushOne(change(
                "item_line", stock, "'store_ID':'" + store + "','quantity':1,'note':'" + "y".repeat(50_000) + "'"));
        site.pushOne(Central.stock(stock, store));
        site.drain();
        site.pushOne(change(
                "item_line", stock, "'store_ID':'" + store + "','quantity':3,'note':'" + "y".repeat(50_000) + "'"));

        assertThat(site.pushOne(Central.on(1, Central.stock(stock, store)))).isEqualTo("stale");

        assertThat(site.drainOf(stock))
                .singleElement()
                .satisfies(
                        row -> assertThat(row.get("body").get("note").asText()).hasSize(50_000));
    }
}
