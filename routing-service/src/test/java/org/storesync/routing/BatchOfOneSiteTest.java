package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.asAdmin;
import static org.storesync.routing.Central.assign;
import static org.storesync.routing.Central.centralCollects;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.nameOf;
import static org.storesync.routing.Central.on;
import static org.storesync.routing.Central.sees;
import static org.storesync.routing.Central.stock;
import static org.storesync.routing.Central.store;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A batch sees itself, and its plan sees what its judgement sees (rules, 1.8; design of the log: A batch is folded in memory first). */
@QuarkusTest
class BatchOfOneSiteTest {
    private Site site;
    private Site other;
    private String store;
    private String theirs;
    private final String header = id();
    private final String line = id();

    @BeforeEach
    void twoStores() {
        site = aSite("desktop");
        other = aSite("desktop");
        store = aStoreOn(site);
        theirs = aStoreOn(other);
        sees(store, theirs);
        site.drain();
        other.drain();
    }

    @DisplayName("oracle-O1 the delete of a line reaches the other store: a line is where its document is")
    @Test
    void aLinesDeleteReachesTheOtherStore() {
        site.push(invoice(header, store, "fn", theirs), invoiceLine(line, header));
        other.drain();
        assertThat(other.replica.holds("trans_line", line)).isTrue();

        site.push(delete("trans_line", line));

        assertThat(other.drainOf(line))
                .singleElement()
                .extracting(row -> row.get("op").asText())
                .isEqualTo("delete");
        assertThat(other.replica.holds("trans_line", line)).isFalse();
    }

    @DisplayName("oracle-O4 a correction tells the state after the batch, not before it")
    @Test
    void aCorrectionTellsTheStateAfterTheBatch() {
        String id = id();
        long first = site.accepted(stock(id, store, "one"));

        List<JsonNode> outcomes = site.push(stock(id, store, "two"), on(first - 1, stock(id, store, "stale")));

        assertThat(outcomes).extracting(Site::word).containsExactly("accepted", "stale");
        assertThat(outcomes.get(1).get("version").asLong()).isEqualTo(first + 1);
        JsonNode letter = site.drainOf(id).stream()
                .filter(row -> row.has("for"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.get("version").asLong()).isEqualTo(first + 1);
        assertThat(letter.get("body").get("note").asText()).isEqualTo("two");
    }

    @DisplayName("oracle-O4 also of a record that the batch itself made")
    @Test
    void aCorrectionOfANewRecord() {
        String id = id();

        List<JsonNode> outcomes = site.push(stock(id, store, "one"), on(7, stock(id, store, "stale")));

        assertThat(outcomes).extracting(Site::word).containsExactly("accepted", "stale");
        assertThat(site.drainOf(id))
                .filteredOn(row -> row.has("for"))
                .singleElement()
                .extracting(row -> row.get("body").get("note").asText())
                .isEqualTo("one");
    }

    @DisplayName("oracle-O5 the line of a document that the batch deletes is corrected by a delete")
    @Test
    void aLineOfADeletedDocumentIsCorrectedByADelete() {
        site.push(invoice(header, store, "nw", theirs), invoiceLine(line, header));
        site.drain();

        List<JsonNode> outcomes = site.push(delete("transact", header), invoiceLine(line, header, 7));

        assertThat(outcomes).extracting(Site::word).containsExactly("accepted", "parent-deleted");
        assertThat(site.drainOf(line))
                .isNotEmpty()
                .allMatch(row -> row.get("op").asText().equals("delete") && !row.has("body"));
    }

    @DisplayName("oracle-log changes of one record in one batch are made on the version before it: they are one edit")
    @Test
    void severalOnOneBase() {
        String id = id();
        long base = site.accepted(stock(id, store, "base"));

        List<JsonNode> outcomes = site.push(
                on(base, stock(id, store, "a")),
                on(base, stock(id, store, "b")),
                on(base - 1, stock(id, store, "old")),
                on(base + 1, stock(id, store, "c")));

        assertThat(outcomes).extracting(Site::word).containsExactly("accepted", "accepted", "stale", "accepted");
    }

    @DisplayName("oracle-O6 data of a store in the batch that makes the store belongs to that store")
    @Test
    void factsOfABatchCountForIt() {
        Site primary = aPrimary();
        String made = id();
        String preference = id();
        String join = id();
        String list = id();

        List<JsonNode> outcomes = primary.push(
                change(
                        "preference",
                        preference,
                        "'id':'" + preference + "','store_id':'" + made + "','key':'k','value':'v'"),
                store(made, nameOf(made)),
                change("name_store_join", join, "'store_ID':'" + made + "','name_ID':'n'"),
                change("list_master_name_join", list, "'name_ID':'" + nameOf(made) + "'"));

        assertThat(outcomes).extracting(Site::word).containsOnly("accepted");
        Site stranger = aSite("desktop");
        assertThat(stranger.drain().toString()).doesNotContain(list).doesNotContain(join);
        assign(made, site);
        site.drain();
        assertThat(site.replica.bodies().keySet())
                .contains("preference/" + preference, "name_store_join/" + join, "list_master_name_join/" + list);
        assertThat(primary.pushOne(change("list_master_name_join", list, "'name_ID':'" + nameOf(made) + "','x':1")))
                .isEqualTo("accepted");
    }

    @DisplayName("oracle-O7 a change on the current version is planned as it is judged")
    @Test
    void aCurrentBaseIsPlannedAsItIsJudged() {
        String id = id();
        long version = site.accepted(stock(id, store, "one"));

        assertThat(site.pushOne(on(version, stock(id, store, "two")))).isEqualTo("accepted");
    }

    @DisplayName("oracle-O10 when nobody collects a store any more, both header and lines are not collected")
    @Test
    void headerAndLinesAlike() {
        String plain = change("transact", header, "'store_ID':'" + store + "','type':'bu'");
        site.push(plain, invoiceLine(line, header));
        centralCollects(store, false);

        assertThat(site.push(plain, invoiceLine(line, header, 2), invoiceLine(id(), header)))
                .extracting(Site::word)
                .containsOnly("not-collected");
        assertThat(site.pushOne(invoiceLine(line, header, 3))).isEqualTo("not-collected");
        assertThat(site.pushOne(delete("trans_line", line))).isEqualTo("accepted");
    }

    @DisplayName(
            "oracle-O10 lines of a draft to another store are kept, and a document that becomes one asks for its lines again")
    @Test
    void linesOfTransfersAreKept() {
        String draft = id();
        String plain =
                change("transact", header, "'store_ID':'" + store + "','type':'ci','status':'nw','name_ID':'plain'");
        site.push(invoice(draft, store, "nw", theirs), plain);
        centralCollects(store, false);

        assertThat(site.pushOne(invoiceLine(line, draft))).isEqualTo("accepted");
        assertThat(site.pushOne(invoiceLine(id(), header))).isEqualTo("not-collected");
        JsonNode outcome = site.push(invoice(header, store, "nw", theirs)).getFirst();
        assertThat(outcome.path("resendChildren").asBoolean()).isTrue();
        assertThat(site.pushOne(invoiceLine(id(), header))).isEqualTo("accepted");
    }

    @DisplayName(
            "claims-F5 a store that is assigned or has data is not deleted; one that is neither goes from lists and facts")
    @Test
    void aStoreInUseStays() {
        Site primary = aPrimary();
        assertThat(primary.pushOne(delete("store", store))).isEqualTo("in-use");
        site.accepted(stock(id(), store));
        assign(store, null);
        assertThat(primary.pushOne(delete("store", store))).isEqualTo("in-use");

        String unused = aStoreOn(null);
        assertThat(primary.pushOne(delete("store", unused))).isEqualTo("accepted");
        asAdmin().get("/admin/v1/stores/" + unused).then().statusCode(404);
        Central.assigned(unused, site).then().statusCode(404);
        assertThat(primary.pushOne(change("preference", id(), "'store_id':'" + unused + "'")))
                .isEqualTo("store-unknown");

        assertThat(primary.pushOne(store(unused, nameOf(unused)))).isEqualTo("accepted");
        assign(unused, site);
    }

    @DisplayName("R33 the delete of an unknown record is accepted, and ends what waits under that id")
    @Test
    void aDeleteOfTheUnknownEndsWhatWaits() {
        assertThat(site.pushOne(invoiceLine(line, id()))).isEqualTo("parent-missing");
        assertThat(site.status().get("quarantined").asInt()).isEqualTo(1);

        assertThat(site.push(
                        delete("trans_line", line),
                        delete("item", id()),
                        delete("store", id()),
                        delete("message", id())))
                .extracting(Site::word)
                .containsOnly("accepted");

        assertThat(site.status().get("quarantined").asInt()).isZero();
    }
}
