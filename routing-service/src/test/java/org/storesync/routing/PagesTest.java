package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asGateway;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.execute;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.json;
import static org.storesync.routing.Central.list;
import static org.storesync.routing.Central.listLine;
import static org.storesync.routing.Central.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Pages of any size bring the same rows, parents first, while others push (I2, I6; design: Pages, Ends). */
@QuarkusTest
class PagesTest {
    @DisplayName("I2: pages of every size deliver the same set, parents ahead of their children")
    @Test
    void pagesOfEverySizeBringTheSame() {
        Site active = aSite("desktop");
        String store = aStoreOn(active);
        Site reader = aSite("desktop");
        collects(reader, store);
        reader.drain();
        String readFrom = reader.cursor;
        List<String> headers = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (int h = 0; h < 4; h++) {
            String header = id();
            headers.add(header);
            changes.add(invoice(header, store, "nw", store));
            for (int l = 0; l < 4; l++) {
                changes.add(invoiceLine(id(), header));
            }
        }
        active.push(changes);
        // Headers move to positions after their lines, the first one twice.
        headers.forEach(header -> active.push(invoice(header, store, "cn", store)));
        active.push(invoice(headers.getFirst(), store, "fn", store));
        Map<String, String> expected = null;
        for (int size : new int[] {1, 2, 3, 4, 5, 7, 19, 20, 21, 1000}) {
            reader.cursor = readFrom;
            reader.replica = new Replica();
            List<JsonNode> rows = reader.drain(size);
            assertParentsFirst(rows, size);
            Map<String, String> got = reader.replica.bodies();
            expected = expected == null ? got : expected;
            assertThat(got).as("pages of %d", size).isEqualTo(expected).hasSize(20);
        }
    }

    @Test
    void aFirstLoadBringsParentsFirstInEverySize() {
        String list = id();
        List<String> changes = new ArrayList<>();
        changes.add(list(list));
        for (int i = 0; i < 9; i++) {
            changes.add(listLine(id(), list));
        }
        aPrimary().push(changes);
        aPrimary().push(list(list));
        for (int size : new int[] {3, 8}) {
            Site reader = aSite("desktop");
            List<JsonNode> rows = reader.drain(size);
            assertParentsFirst(rows, size);
            assertThat(rows.toString()).contains(list);
        }
    }

    private static void assertParentsFirst(List<JsonNode> rows, int size) {
        Set<String> seen = new HashSet<>();
        for (JsonNode row : rows) {
            JsonNode body = row.path("body");
            String parent = body.has("transaction_ID")
                    ? body.get("transaction_ID").asText()
                    : body.path("item_master_ID").asText("");
            assertThat(parent.isEmpty() || seen.contains(parent))
                    .as("pages of %d: %s comes after its parent", size, row)
                    .isTrue();
            seen.add(row.path("id").asText());
        }
    }

    @DisplayName("I11: the figure is exact up to its limit and never too small above; zero exactly when drained")
    @Test
    void theRemainingFigureIsTrue() {
        Site active = aSite("desktop");
        String store = aStoreOn(active);
        Site reader = aSite("desktop");
        collects(reader, store);
        reader.drain();
        active.drain();
        Random random = new Random(20261123);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 90; i++) {
            ids.add(id());
        }
        active.push(ids.stream().map(id -> stock(id, store)).toList());
        int left = 90;
        int above = 0;
        while (left > 0) {
            int size = 1 + random.nextInt(9);
            JsonNode page = reader.pull(size);
            left -= page.get("changes").size();
            long said = page.get("remaining").asLong();
            assertThat(said).as("seed 20261123, after %d", 90 - left).isGreaterThanOrEqualTo(left);
            if (left <= 20) {
                assertThat(said).isEqualTo(left);
            } else {
                above++;
            }
            assertThat(said == 0).isEqualTo(page.get("drained").asBoolean() || left == 0);
            if (left == 60) {
                active.push(stock(ids.getLast(), store, "moved"));
            }
        }
        assertThat(above).isPositive();
        assertThat(reader.pull(9).get("drained").asBoolean()).isTrue();
        assertThat(reader.status().get("remaining").asLong()).isZero();
    }

    @DisplayName("I11: own rows in between are neither counted nor taken off")
    @Test
    void ownRowsDoNotMakeTheFigureTooSmall() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        site.drain();
        List<String> items = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            items.add(Central.item(id(), "x"));
        }
        site.push(items.stream().map(none -> stock(id(), store)).toList());
        aPrimary().push(items);
        int left = 40;
        while (left > 0) {
            JsonNode page = site.pull(6);
            left -= page.get("changes").size();
            assertThat(page.get("remaining").asLong()).isGreaterThanOrEqualTo(left);
        }
        site.drain();
        site.pull(1);
        assertThat(site.status().get("remaining").asLong()).isZero();
    }

    @Test
    void statusCountsBehindTheAcknowledgedCursor() {
        Site reader = aSite("desktop");
        reader.drain();
        reader.pull(10);
        aPrimary().push(Central.item(id(), "a"), Central.item(id(), "b"), Central.item(id(), "c"));
        assertThat(reader.status().get("remaining").asLong()).isEqualTo(3);
        reader.pull(2);
        assertThat(reader.status().get("remaining").asLong())
                .as("not acknowledged yet")
                .isEqualTo(3);
        assertThat(reader.status().get("remainingExact").asBoolean()).isTrue();
        reader.pull(2);
        assertThat(reader.status().get("remaining").asLong()).isEqualTo(1);
    }

    @DisplayName("tombstones past their time: below the floor everything is read again and replaces what is held")
    @Test
    void aRaisedFloorLeadsToAReplacement() {
        Site active = aSite("desktop");
        String store = aStoreOn(active);
        Site reader = aSite("desktop");
        collects(reader, store);
        String kept = id();
        String gone = id();
        active.push(stock(kept, store), stock(gone, store));
        reader.drain();
        reader.pull(1);
        active.drain();
        active.push(Central.delete("item_line", gone));
        active.push(stock(id(), store));
        long stream = Central.streamOf(store);
        long floor = Central.number("select max(seq) from record where op = 'D' and stream_id = " + stream);
        execute("update stream_head set floor = " + floor + " where stream_id = " + stream);
        execute("delete from record where op = 'D' and stream_id = " + stream);

        assertThat(remaining(reader))
                .as("all that stands in the stream comes once more (I11)")
                .isEqualTo(2);
        JsonNode first = reader.pull(1);
        assertThat(first.get("begins")).hasSize(1);
        int load = first.get("begins").get(0).get("subscription").asInt();
        assertThat(first.path("ends")).isEmpty();
        reader.drain(1);

        assertThat(reader.replica.holds("item_line", kept)).isTrue();
        assertThat(reader.replica.holds("item_line", gone)).isFalse();
        assertThat(reader.replica.through("item_line", kept)).containsExactly(load);
        assertThat(reader.pull(10).path("begins")).as("once").isEmpty();
        assertThat(remaining(reader)).isZero();
        active.drain(1);
        assertThat(active.replica.holds("item_line", kept))
                .as("its own rows are part of its replacement")
                .isTrue();
    }

    private static long remaining(Site site) {
        return json(asGateway()
                        .get("/internal/v1/sites/" + site.id + "/status")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .get("remaining")
                .asLong();
    }

    @Test
    void linesAndObjectSayTheSame() {
        Site reader = aSite("desktop");
        aPrimary().push("{\"type\":\"item\",\"id\":\"" + id() + "\",\"body\":{\r\"a\" :\t1 , \"b\":\"é\\n\"}}");
        Map<String, Object> request = Map.of("lineage", reader.lineage.toString(), "maxRecords", 3);
        String path = "/internal/v1/sites/" + reader.id + "/pull";

        JsonNode object = Central.json(asGateway()
                .contentType("application/json")
                .accept("application/json")
                .body(request)
                .post(path)
                .asByteArray());
        String[] lines = asGateway()
                .contentType("application/json")
                .accept("application/x-ndjson")
                .body(request)
                .post(path)
                .asString()
                .split("\n");

        assertThat(lines).hasSize(object.get("changes").size() + 1);
        JsonNode header = Central.json(lines[0].getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThat(header.get("count").asInt()).isEqualTo(lines.length - 1);
        assertThat(header.get("cursor")).isEqualTo(object.get("cursor"));
        for (int i = 1; i < lines.length; i++) {
            assertThat(Central.json(lines[i].getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .isEqualTo(object.get("changes").get(i - 1));
        }
    }

    @Test
    void endsAPageAtItsBytes() {
        Site reader = aSite("desktop");
        aPrimary()
                .push(
                        Central.item(id(), "x".repeat(2000)),
                        Central.item(id(), "y".repeat(2000)),
                        Central.item(id(), "z".repeat(2000)));
        Map<String, Object> request = Map.of("lineage", reader.lineage.toString(), "maxBytes", 1);

        JsonNode page = Central.json(asGateway()
                .contentType("application/json")
                .accept("application/json")
                .body(request)
                .post("/internal/v1/sites/" + reader.id + "/pull")
                .asByteArray());

        assertThat(page.get("changes")).as("at least one, or nobody gets on").hasSize(1);
        assertThat(page.get("drained").asBoolean()).isFalse();
    }
}
