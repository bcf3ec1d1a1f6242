package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.nameOf;
import static org.storesync.routing.Central.on;
import static org.storesync.routing.Central.transfers;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who may write a responding half (transfers, section 5), tested with the receiving site, the transfer-service and the feed. */
@QuarkusTest
class HalfTest {
    private Site site;
    private Site transfers;
    private String store;
    private String sender;
    private final String half = id();
    private final String line = id();
    private long version;

    @BeforeEach
    void aHalfThatCentralMade() {
        site = aSite("desktop");
        store = aStoreOn(site);
        sender = aStoreOn(aSite("desktop"));
        transfers = transfers();
        List<JsonNode> made = transfers.push(on(0, half("nw", -1, "S", "")), on(0, line(10, 1, "5")));
        assertThat(made).extracting(Site::word).containsOnly("accepted");
        version = made.getFirst().get("version").asLong();
        site.drain();
    }

    private String half(String status, int number, String link, String more) {
        return change(
                "transact",
                half,
                "'store_ID':'" + store + "','name_ID':'" + nameOf(sender) + "','type':'si','status':'" + status
                        + "','invoice_num':" + number + ",'linked_transaction_id':'" + link + "','hold':true" + more);
    }

    private String line(int quantity, int pack, String price) {
        return line(quantity, pack, price, "");
    }

    private String line(int quantity, int pack, String price, String more) {
        return change(
                "trans_line",
                line,
                "'transaction_ID':'" + half + "','item_ID':'I','quantity':" + quantity + ",'pack_size':" + pack
                        + ",'cost_price':" + price + ",'location_ID':''" + more);
    }

    private boolean taken() {
        return Feed.of(half).path("taken").asBoolean();
    }

    @DisplayName(
            "transfers-5 numbering, hold, comment and the same goods in other packs take nothing: central still follows")
    @Test
    void numberingTakesNothing() {
        long numbered = site.accepted(half("nw", 5, "S", ",'comment':'ours'"));
        site.accepted(line(5, 2, "10", ",'item_name':'n','line_number':3"));

        assertThat(taken()).isFalse();
        assertThat(transfers
                        .push(on(numbered, half("nw", 5, "S", ",'comment':'followed'")))
                        .getFirst()
                        .get("outcome")
                        .asText())
                .isEqualTo("accepted");
    }

    @DisplayName("transfers-5 another status takes it: the feed says so, and the transfer-service is refused")
    @Test
    void aStatusTakes() {
        long now = site.accepted(half("cn", -1, "S", ""));

        assertThat(taken()).isTrue();
        assertThat(transfers.pushOne(on(now, half("nw", -1, "S", "")))).isEqualTo("half-taken-over");
        assertThat(transfers.pushOne(on(1, line(8, 1, "5")))).isEqualTo("half-taken-over");
        assertThat(transfers.pushOne(on(now, delete("transact", half)))).isEqualTo("half-taken-over");
    }

    @DisplayName("transfers-5 a changed, new or deleted line takes it; its header comes in the feed again")
    @Test
    void aLineTakes() {
        long before = Feed.of(half).get("feedSeq").asLong();
        site.accepted(line(9, 1, "5"));

        JsonNode header = Feed.of(half);
        assertThat(header.get("taken").asBoolean()).isTrue();
        assertThat(header.get("version").asLong()).isEqualTo(version);
        assertThat(header.get("feedSeq").asLong()).isGreaterThan(before);
        assertThat(transfers.pushOne(on(version, half("nw", -1, "S", "")))).isEqualTo("half-taken-over");
    }

    @DisplayName("transfers-5 a deleted line takes it too")
    @Test
    void aDeletedLineTakes() {
        site.accepted(delete("trans_line", line));

        assertThat(taken()).isTrue();
    }

    @DisplayName("transfers-5 a half that R deleted can be made again, on its tombstone")
    @Test
    void aDeletedHalfIsMadeAgain() {
        site.accepted(half("cn", 7, "S", ""));
        long gone = site.accepted(delete("transact", half));

        assertThat(transfers.pushOne(on(gone, half("nw", -1, "S", "")))).isEqualTo("accepted");
        assertThat(taken()).isFalse();
    }

    @DisplayName(
            "transfers-7.24 R takes off line what central withdraws: R's state revives it, taken; central may only restore its lines")
    @Test
    void aTakenHalfRevives() {
        long withdrawn = transfers.accepted(on(version, delete("transact", half)));
        long revived = site.accepted(half("cn", 7, "S", ""));

        assertThat(revived).isEqualTo(withdrawn + 1);
        assertThat(taken()).isTrue();
        assertThat(transfers.pushOne(on(revived, half("nw", -1, "S", "")))).isEqualTo("half-taken-over");
        assertThat(transfers.pushOne(on(Feed.of(line).get("version").asLong(), line(10, 1, "5"))))
                .isEqualTo("accepted");
    }

    @DisplayName("transfers-7.5 the first positive number and the link stand, and the site gets the altered body back")
    @Test
    void numberAndLinkStand() {
        site.accepted(half("nw", 5, "S", ""));
        site.accepted(half("nw", -1, "", ",'comment':'c'"));

        JsonNode row = site.drainOf(half).getLast();
        assertThat(row.get("body").get("invoice_num").asInt()).isEqualTo(5);
        assertThat(row.get("body").get("linked_transaction_id").asText()).isEqualTo("S");
        assertThat(row.get("body").get("comment").asText()).isEqualTo("c");
        assertThat(Feed.of(half).get("by").asInt()).isEqualTo(site.id);

        site.push(half("nw", 6, "S2", ""));
        assertThat(Feed.of(half).get("body").get("invoice_num").asInt()).isEqualTo(5);
        assertThat(Feed.of(half).get("body").get("linked_transaction_id").asText())
                .isEqualTo("S");
    }

    @DisplayName("transfers-5 within one batch: the number of the first change is kept in the second")
    @Test
    void numberStandsWithinABatch() {
        site.push(half("nw", 5, "S", ""), half("cn", -1, "S", ""));

        assertThat(Feed.of(half).get("body").get("invoice_num").asInt()).isEqualTo(5);
        assertThat(taken()).isTrue();
    }
}
