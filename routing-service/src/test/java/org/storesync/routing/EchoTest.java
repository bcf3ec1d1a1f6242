package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.item;
import static org.storesync.routing.Central.on;
import static org.storesync.routing.Central.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each installation is a lineage: it gets back what others wrote, never its own changes. A restored machine begins again (I4, I8). */
@QuarkusTest
class EchoTest {

    @DisplayName("I8: what this installation pushed is not sent back, what others changed of it is")
    @Test
    void ownRowsAreLeftOut() {
        Site primary = aPrimary();
        primary.drain();
        String id = id();
        primary.push(item(id, "a"));
        assertThat(primary.drainOf(id)).isEmpty();
        assertThat(primary.status().get("remaining").asLong()).isZero();
    }

    @Test
    void aLoadFromTheBeginningBringsOwnRowsToo() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        String id = id();
        site.push(stock(id, store));
        site.cursor = null;

        assertThat(site.drainOf(id)).hasSize(1);
        assertThat(site.replica.holds("item_line", id)).isTrue();

        String later = id();
        site.push(stock(later, store));
        assertThat(site.drainOf(later)).as("pushed after the load").isEmpty();
    }

    @Test
    void ownRowsPushedDuringALoadAreLeftOut() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        List<String> before = List.of(id(), id(), id());
        before.forEach(id -> site.push(stock(id, store)));
        site.cursor = null;
        site.replica = new Replica();
        while (!site.pull(1).get("changes").toString().contains(before.getFirst())) {
            assertThat(site.cursor).isNotNull();
        }
        String during = id();
        site.push(stock(during, store));

        assertThat(site.drain(1)).extracting(row -> row.path("id").asText()).doesNotContain(during);
        assertThat(site.replica.bodies().keySet()).contains("item_line/" + during);
        before.forEach(id -> assertThat(site.replica.holds("item_line", id)).isTrue());
    }

    @DisplayName("I12: a restored machine takes a new lineage and gets everything, also what it pushed itself before")
    @Test
    void anotherLineageGetsTheRowsOfTheOneBefore() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        String id = id();
        site.push(stock(id, store));
        site.drain();
        UUID old = site.lineage;

        site.reinstall();

        assertThat(site.drainOf(id)).hasSize(1);
        assertThat(site.pushOne(stock(id(), store)))
                .as("its numbers begin at 1 again")
                .isEqualTo("accepted");
        site.lineage = old;
        site.page(null, 10).then().statusCode(409).body("code", Matchers.equalTo("lineage-retired"));
        site.send(UUID.randomUUID(), 50, stock(id(), store))
                .then()
                .statusCode(409)
                .body("code", Matchers.equalTo("lineage-retired"));
        site.begun(0, null).then().statusCode(409).body("code", Matchers.equalTo("lineage-retired"));
    }

    @Test
    void aLineageNeverSeenHasToBeginFirst() {
        Site site = aSite("desktop");
        site.lineage = UUID.randomUUID();

        site.page(null, 10).then().statusCode(409).body("code", Matchers.equalTo("lineage-unknown"));
        site.send(UUID.randomUUID(), 1).then().statusCode(409).body("code", Matchers.equalTo("lineage-unknown"));
        assertThat(site.begin(0, null).get("verdict").asText()).isEqualTo("CONTINUE");
        site.page(null, 10).then().statusCode(200);
    }

    @Test
    void tellsASiteThatWasPutBackFromOneWhoseAnswerWasLost() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        site.push(stock(id(), store));
        UUID inDoubt = UUID.randomUUID();
        site.pushed(inDoubt, stock(id(), store));

        assertThat(site.begin(1, inDoubt).get("verdict").asText()).isEqualTo("CONTINUE");
        JsonNode back = site.begin(1, null);
        assertThat(back.get("verdict").asText()).isEqualTo("ROLLED_BACK");
        assertThat(back.get("highestSeq").asLong()).isEqualTo(2);
        assertThat(back.get("lastBatchId").asText()).isEqualTo(inDoubt.toString());
        assertThat(site.begin(2, UUID.randomUUID()).get("verdict").asText()).isEqualTo("CONTINUE");
        assertThat(site.begin(7, null).get("verdict").asText()).isEqualTo("RESEND");
    }

    @DisplayName("after ROLLED_BACK: what is older than central's is kept for review, not dropped and not taken")
    @Test
    void aRestoredMachinesStaleChangesAreReviewed() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        String id = id();
        long version = site.accepted(stock(id, store, "first"));
        long newer = site.accepted(stock(id, store, "second"));
        site.reinstall();
        site.drain();

        List<JsonNode> outcomes = Site.outcomes(site.sendWith(
                UUID.randomUUID(),
                1,
                ",\"review\":true",
                on(version, stock(id, store, "old")),
                on(newer, stock(id, store, "new")),
                on(0, stock(id(), store))));

        assertThat(outcomes).extracting(Site::word).containsExactly("rolled-back-stale", "accepted", "accepted");
        assertThat(outcomes.getFirst().get("outcome").asText()).isEqualTo("quarantined");
    }

    @Test
    void whatWasJudgedAgainComesBackToItsSite() {
        Site site = aSite("desktop");
        String store = aStoreOn(site);
        site.drain();
        String header = id();
        String line = id();
        site.push(invoiceLine(line, header));

        site.push(invoice(header, store, "nw", store));

        assertThat(site.drain())
                .extracting(row -> row.path("id").asText())
                .contains(line)
                .doesNotContain(header);
        assertThat(site.replica.through("trans_line", line)).hasSize(1);
    }

    @Test
    void theOldInstallationsCorrectionsDoNotOutdoTheNewOnesChanges() {
        Site site = aSite("desktop");
        Site active = aSite("desktop");
        String store = aStoreOn(active);
        collects(site, store);
        String id = id();
        active.push(stock(id, store));
        site.drain();
        assertThat(site.pushOne(stock(id, store, "not mine"))).isEqualTo("not-your-store");

        site.reinstall();

        List<JsonNode> letters =
                site.drainOf(id).stream().filter(row -> row.has("for")).toList();
        assertThat(letters).as("answers is a number of the installation before").noneMatch(row -> row.has("answers"));
    }
}
