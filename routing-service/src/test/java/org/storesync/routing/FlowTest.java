package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.list;
import static org.storesync.routing.Central.listLine;
import static org.storesync.routing.Central.nameOf;
import static org.storesync.routing.Central.stock;
import static org.storesync.routing.Central.store;
import static org.storesync.routing.Central.syncWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The way of a record: from the site that edits it to the sites entitled to it, and to nobody else. */
@QuarkusTest
class FlowTest {

    @Test
    void storeDataReachesCollectorsAndNobodyElse() {
        Site primary = aPrimary();
        Site clinic = aSite("mobile");
        Site warehouse = aSite("desktop");
        Site stranger = aSite("desktop");
        String store = id();
        assertThat(primary.pushOne(store(store, nameOf(store)))).isEqualTo("accepted");
        assign(store, clinic);
        syncWith(store, warehouse, "collector");
        clinic.drain();
        String line = id();

        assertThat(clinic.pushOne(stock(line, store, "canary-" + line))).isEqualTo("accepted");

        assertThat(warehouse.drain())
                .filteredOn(row -> row.path("id").asText().equals(line))
                .hasSize(1);
        assertThat(stranger.drain().toString()).doesNotContain(line).doesNotContain(store);
        assertThat(clinic.drain().toString())
                .as("its own change is not sent back")
                .doesNotContain(line);
    }

    @Test
    void refusesAnotherSitesStore() {
        Site primary = aPrimary();
        Site clinic = aSite("mobile");
        Site stranger = aSite("desktop");
        String store = id();
        primary.push(store(store, nameOf(store)));
        assign(store, clinic);

        assertThat(stranger.pushOne(stock(id(), store))).isEqualTo("not-your-store");
        assertThat(clinic.pushOne(change("item", id(), "'item_name':'x'"))).isEqualTo("primary-only");
    }

    @Test
    void aLineBeforeItsHeaderWaitsAlone() {
        Site primary = aPrimary();
        Site clinic = aSite("desktop");
        Site warehouse = aSite("desktop");
        String store = id();
        primary.push(store(store, nameOf(store)));
        assign(store, clinic);
        syncWith(store, warehouse, "collector");
        String header = id();
        String line = id();
        String lineChange = invoiceLine(line, header);
        String headerChange = change("transact", header, "'store_ID':'" + store + "','type':'si','status':'nw'");

        List<JsonNode> outcomes = clinic.push(lineChange, stock(id(), store));
        assertThat(outcomes.get(0).get("outcome").asText()).isEqualTo("quarantined");
        assertThat(outcomes.get(0).get("waitsFor").get("id").asText()).isEqualTo(header);
        assertThat(outcomes.get(1).get("outcome").asText()).isEqualTo("accepted");

        assertThat(clinic.pushOne(headerChange)).isEqualTo("accepted");

        assertThat(warehouse.drain()).extracting(row -> row.path("id").asText()).contains(header, line);
    }

    @Test
    void aRepeatedBatchHasOneEffect() {
        Site primary = aPrimary();
        long first = primary.nextSeq;
        UUID batch = UUID.randomUUID();
        String item = change("item", id(), "'item_name':'x'");
        String answer = primary.send(batch, first, item)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        for (int i = 0; i < 5; i++) {
            String again = primary.send(batch, first, item)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asString();
            assertThat(again).isEqualTo(answer.replace("\"replayed\":false", "\"replayed\":true"));
        }
        primary.send(batch, first, change("item", id(), "'item_name':'y'"))
                .then()
                .statusCode(409);
        assertThat(primary.pushOne(item)).isEqualTo("duplicate");
    }

    @Test
    void deletesGoWithTheirChildren() {
        Site primary = aPrimary();
        Site reader = aSite("desktop");
        String list = id();
        String line = id();
        primary.push(list(list), listLine(line, list));
        reader.drain();

        assertThat(primary.pushOne(delete("list_master", list))).isEqualTo("accepted");

        assertThat(reader.drain())
                .extracting(row -> row.get("op").asText() + row.get("id").asText())
                .containsExactly("delete" + line, "delete" + list);
        assertThat(primary.pushOne(listLine(line, list))).isEqualTo("parent-deleted");
    }
}
