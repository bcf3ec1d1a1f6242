package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.sees;
import static org.storesync.routing.Central.transfers;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the feed tells about a row besides its record (design of the log: Feed). */
@QuarkusTest
class FeedMarksTest {
    private Site site;
    private String store;
    private String other;

    @BeforeEach
    void twoStores() {
        site = aSite("desktop");
        store = aStoreOn(site);
        other = aStoreOn(aSite("desktop"));
        sees(store, other);
    }

    @DisplayName("who wrote the body and when it came; of a line its parent's delete took along too")
    @Test
    void tellsWhoAndWhen() {
        Instant before = Instant.now().minus(Duration.ofSeconds(1));
        String header = id();
        String line = id();
        site.push(invoice(header, store, "nw", other), invoiceLine(line, header));

        JsonNode row = Feed.of(header);
        assertThat(row.get("by").asInt()).isEqualTo(site.id);
        assertThat(Instant.parse(row.get("receivedAt").asText()))
                .isAfter(before)
                .isBefore(Instant.now());
        assertThat(row.has("addressed") || row.has("notAddressed") || row.has("taken"))
                .isFalse();

        site.push(delete("transact", header));
        assertThat(Feed.of(line).get("op").asText()).isEqualTo("delete");
        assertThat(Feed.of(line).get("by").asInt()).isEqualTo(site.id);
    }

    @DisplayName(
            "the feed tells the store to which a document is addressed, or that its other party is none; for a draft neither")
    @Test
    void tellsTheAddressee() {
        String there = id();
        String plain = id();
        site.push(
                invoice(there, store, "fn", other),
                change(
                        "transact",
                        plain,
                        "'store_ID':'" + store + "','type':'ci','status':'fn','name_ID':'a-plain-name'"));

        assertThat(Feed.of(there).get("addressed").asText()).isEqualTo(other);
        assertThat(Feed.of(plain).get("notAddressed").asText()).isEqualTo("no-store");

        site.push(change(
                "transact", plain, "'store_ID':'" + store + "','type':'ci','status':'nw','name_ID':'a-plain-name'"));
        assertThat(Feed.of(plain).has("notAddressed")).isFalse();
    }

    @DisplayName("what the transfer-service writes keeps the time of the last change by a site, and is its own")
    @Test
    void centralKeepsTheTime() {
        Site transfers = transfers();
        String half = id();
        String body = "'store_ID':'" + store + "','type':'si','status':'nw','linked_transaction_id':'s'";
        long version = transfers.accepted(Central.on(0, change("transact", half, body)));
        JsonNode first = Feed.of(half);

        transfers.accepted(Central.on(version, change("transact", half, body + ",'comment':'c'")));

        JsonNode second = Feed.of(half);
        assertThat(second.get("by").asInt()).isEqualTo(transfers.id);
        assertThat(second.get("version").asLong()).isEqualTo(version + 1);
        assertThat(second.get("receivedAt")).isEqualTo(first.get("receivedAt"));
    }
}
