package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.centralCollects;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.nameOf;
import static org.storesync.routing.Central.sees;
import static org.storesync.routing.Central.stock;
import static org.storesync.routing.Central.syncWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Example F of the guide: a store of one remote site that exists at central for administration only (C1, D4, D5). */
@QuarkusTest
class NotCollectedTest {
    @Inject
    AgroalDataSource database;

    private Site site;
    private Site other;
    private String store;
    private String otherStore;

    @BeforeEach
    void aStoreNobodyCollects() {
        site = aSite("desktop");
        other = aSite("desktop");
        store = aStoreOn(site);
        otherStore = aStoreOn(other);
        centralCollects(store, false);
        site.drain();
        other.drain();
    }

    @DisplayName("C1: central stores nothing of it, and tells its site not to send it")
    @Test
    void keepsNoByteOfIt() throws SQLException {
        String header = id();
        List<JsonNode> outcomes = site.push(
                stock(id(), store, "canary-uncollected"),
                change("transact", header, "'store_ID':'" + store + "','type':'bu','note':'canary-uncollected'"),
                invoiceLine(id(), header),
                delete("item_line", id()));

        assertThat(outcomes)
                .extracting(Site::word)
                .containsExactly("not-collected", "not-collected", "not-collected", "accepted");
        assertThat(site.pushOne(invoiceLine(id(), header)))
                .as("in a later batch too")
                .isEqualTo("not-collected");
        assertThat(site.begin(5, null).get("site").get("stores"))
                .singleElement()
                .satisfies(seen -> {
                    assertThat(seen.get("storeId").asText()).isEqualTo(store);
                    assertThat(seen.get("collected").asBoolean()).isFalse();
                });
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(
                        "select (select count(*) from record where body is not null and convert_from(body, 'UTF8') like '%canary-uncollected%')"
                                + " + (select count(*) from quarantine where body is not null and convert_from(body, 'UTF8') like '%canary-uncollected%')");
                var row = statement.executeQuery()) {
            row.next();
            assertThat(row.getLong(1)).isZero();
        }
    }

    @DisplayName("D5: transfers to another store still go, lines included")
    @Test
    void keepsTransfersAndTheirLines() {
        sees(store, otherStore);
        String header = id();
        String line = id();

        List<JsonNode> outcomes = site.push(invoice(header, store, "fn", otherStore), invoiceLine(line, header));

        assertThat(outcomes).extracting(Site::word).containsOnly("accepted");
        assertThat(other.drain()).extracting(row -> row.path("id").asText()).contains(header, line);
    }

    @DisplayName("a document that becomes a transfer later: its lines are asked for again")
    @Test
    void asksForTheLinesWhenADocumentBecomesATransfer() {
        sees(store, otherStore);
        String header = id();
        String line = id();
        site.push(
                change("transact", header, "'store_ID':'" + store + "','type':'ci','status':'nw'"),
                invoiceLine(line, header));

        JsonNode outcome = site.push(invoice(header, store, "fn", otherStore)).getFirst();

        assertThat(outcome.get("outcome").asText()).isEqualTo("accepted");
        assertThat(outcome.get("resendChildren").asBoolean()).isTrue();
        JsonNode again = site.push(invoiceLine(line, header)).getFirst();
        assertThat(again.get("outcome").asText()).isEqualTo("accepted");
        assertThat(again.has("resendChildren")).as("a line has none").isFalse();
        assertThat(site.push(invoice(header, store, "fn", otherStore))
                        .getFirst()
                        .has("resendChildren"))
                .isFalse();
        assertThat(other.drain()).extracting(row -> row.path("id").asText()).contains(header, line);
    }

    @Test
    void linesThatWaitedForADocumentNotKeptWaitNoLonger() {
        String header = id();
        assertThat(site.pushOne(invoiceLine(id(), header))).isEqualTo("parent-missing");

        assertThat(site.pushOne(change("transact", header, "'store_ID':'" + store + "','type':'bu'")))
                .isEqualTo("not-collected");

        assertThat(site.status().get("quarantined").asInt()).isZero();
    }

    @Test
    void collectedAgainFromTheNextChangeOn() {
        String id = id();
        assertThat(site.pushOne(stock(id, store))).isEqualTo("not-collected");

        centralCollects(store, true);

        assertThat(site.pushOne(stock(id, store))).isEqualTo("accepted");
        assertThat(site.begin(2, null)
                        .get("site")
                        .get("stores")
                        .get(0)
                        .get("collected")
                        .asBoolean())
                .isTrue();
    }

    @DisplayName(
            "claims-F3 each time collecting begins again the site is told so; ending it, and a second collector, tell nothing")
    @Test
    void tellsEachBeginningOfCollecting() {
        assertThat(collectingEpoch()).isEqualTo(1);
        centralCollects(store, true);
        assertThat(collectingEpoch()).isEqualTo(2);
        syncWith(store, other, "collector");
        centralCollects(store, false);
        assertThat(collectingEpoch()).isEqualTo(2);
        syncWith(store, other, "none");
        assertThat(collectingEpoch()).isEqualTo(2);
        syncWith(store, other, "collector");
        assertThat(collectingEpoch()).isEqualTo(3);
    }

    private long collectingEpoch() {
        return site.begin(0, null)
                .get("site")
                .get("stores")
                .get(0)
                .get("collectingEpoch")
                .asLong();
    }

    @Test
    void anotherCollectorIsReasonEnough() {
        syncWith(store, other, "collector");

        String id = id();
        assertThat(site.pushOne(stock(id, store))).isEqualTo("accepted");
        assertThat(other.drainOf(id)).hasSize(1);
        assertThat(nameOf(store)).isNotEqualTo(nameOf(otherStore));
    }
}
