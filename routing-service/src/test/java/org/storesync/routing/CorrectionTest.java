package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.item;
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

/**
 * Central answers a refused or stale change of a record that the site holds with its own state, in a letter (I9); never for records of
 * others (I3).
 */
@QuarkusTest
class CorrectionTest {
    private Site active;
    private Site collector;
    private Site stranger;
    private String store;
    private final String id = id();

    @BeforeEach
    void aRecordThatIsHeld() {
        active = aSite("desktop");
        collector = aSite("desktop");
        stranger = aSite("desktop");
        store = aStoreOn(active);
        collects(collector, store);
        active.push(stock(id, store, "right"));
        collector.drain();
        stranger.drain();
    }

    @Test
    void aRefusedChangeIsCorrected() {
        collector.push(stock(id(), store));

        assertThat(collector.pushOne(stock(id, store, "wrong"))).isEqualTo("not-your-store");

        JsonNode letter = only(collector);
        assertThat(letter.get("body").get("note").asText()).isEqualTo("right");
        assertThat(letter.get("answers").asLong()).isEqualTo(collector.nextSeq - 1);
        assertThat(letter.get("for").asInt())
                .as("the store's stream")
                .isEqualTo(collector.replica.through("item_line", id).iterator().next());
        assertThat(letter.get("in").asInt()).isNotEqualTo(letter.get("for").asInt());
    }

    @Test
    void aRefusedDeleteIsCorrected() {
        collector.pushOne(delete("item_line", id));

        assertThat(only(collector).get("body").get("note").asText()).isEqualTo("right");
    }

    @Test
    void aStaleChangeIsCorrected() {
        long version = active.accepted(stock(id, store, "second"));
        active.drain();

        JsonNode outcome =
                active.push(on(version - 1, stock(id, store, "stale"))).getFirst();

        assertThat(outcome.get("outcome").asText()).isEqualTo("stale");
        assertThat(outcome.get("version").asLong()).isEqualTo(version);
        JsonNode letter = only(active);
        assertThat(letter.get("version").asLong()).isEqualTo(version);
        assertThat(letter.get("body").get("note").asText()).isEqualTo("second");
    }

    @Test
    void aChangeOfADeletedRecordIsCorrectedByADelete() {
        long version = active.accepted(delete("item_line", id));

        collector.pushOne(stock(id, store, "wrong"));

        assertThat(collector.drainOf(id))
                .filteredOn(row -> row.has("for"))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.get("op").asText()).isEqualTo("delete");
                    assertThat(letter.get("version").asLong()).isEqualTo(version);
                    assertThat(letter.has("body")).isFalse();
                });
        assertThat(collector.replica.holds("item_line", id)).isFalse();
    }

    @Test
    void aBrokenChangeIsCorrected() {
        active.drain();
        String broken = "{\"type\":\"item_line\",\"id\":\"" + id + "\",\"body\":{\"store_ID\":\"" + store
                + "\",\"quantity\":01}}";

        assertThat(active.pushOne(broken)).isEqualTo("change-malformed");

        assertThat(only(active).get("body").get("note").asText()).isEqualTo("right");
    }

    @DisplayName("I3: a site that may not see a record learns nothing by changing it")
    @Test
    void aStrangerGetsNoLetter() {
        assertThat(stranger.pushOne(stock(id, store, "wrong"))).isEqualTo("not-your-store");
        assertThat(stranger.pushOne(delete("item_line", id))).isEqualTo("not-your-store");
        assertThat(stranger.pushOne(on(77, stock(id, store))))
                .as("nor its version")
                .isEqualTo("not-your-store");
        assertThat(stranger.pushOne(store(store, "x"))).isEqualTo("primary-only");

        assertThat(stranger.drain().toString())
                .doesNotContain(id)
                .doesNotContain(store)
                .doesNotContain("right");
    }

    @DisplayName("B4: a store record is corrected only where the store is visible")
    @Test
    void aStoreRecordIsCorrectedWhereItIsVisible() {
        assertThat(collector.pushOne(store(store, "mine now"))).isEqualTo("primary-only");

        JsonNode letter = collector.drainOf(store).getFirst();
        assertThat(letter.get("body").get("name_ID").asText()).isEqualTo(nameOf(store));
        assertThat(letter.get("answers").asLong()).isEqualTo(collector.nextSeq - 1);
    }

    @Test
    void centralDataIsCorrectedEverywhere() {
        String item = id();
        aPrimary().push(item(item, "right"));
        stranger.drain();

        assertThat(stranger.pushOne(item(item, "wrong"))).isEqualTo("primary-only");

        assertThat(stranger.drainOf(item))
                .singleElement()
                .extracting(row -> row.get("body").get("item_name").asText())
                .isEqualTo("right");
    }

    @DisplayName("D5: a document and its lines are corrected at the other party, where they stand in its inbox")
    @Test
    void whatStandsInAnInboxIsCorrected() {
        String theirs = aStoreOn(stranger);
        sees(store, theirs);
        String header = id();
        String line = id();
        active.push(invoice(header, store, "fn", theirs), invoiceLine(line, header, 5));
        stranger.drain();

        List<JsonNode> outcomes = stranger.push(
                change("transact", header, "'store_ID':'" + theirs + "','type':'ci'"),
                invoiceLine(line, header, 9),
                delete("trans_line", line));

        assertThat(outcomes)
                .extracting(Site::word)
                .containsExactly("id-belongs-elsewhere", "not-your-store", "not-your-store");
        List<JsonNode> letters =
                stranger.drain().stream().filter(row -> row.has("for")).toList();
        assertThat(letters).extracting(row -> row.get("id").asText()).containsExactlyInAnyOrder(header, line);
        assertThat(letters)
                .filteredOn(row -> row.get("id").asText().equals(line))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.get("body").get("quantity").asInt()).isEqualTo(5);
                    assertThat(letter.get("answers").asLong())
                            .as("the last one refused")
                            .isEqualTo(stranger.nextSeq - 1);
                });
    }

    private JsonNode only(Site site) {
        List<JsonNode> rows = site.drainOf(id);
        assertThat(rows).hasSize(1);
        return rows.getFirst();
    }
}
