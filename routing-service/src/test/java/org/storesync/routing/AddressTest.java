package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aPrimary;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.addressesFollow;
import static org.storesync.routing.Central.change;
import static org.storesync.routing.Central.delete;
import static org.storesync.routing.Central.execute;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.invoice;
import static org.storesync.routing.Central.invoiceLine;
import static org.storesync.routing.Central.join;
import static org.storesync.routing.Central.nameOf;
import static org.storesync.routing.Central.on;
import static org.storesync.routing.Central.store;
import static org.storesync.routing.Central.waitingForLocks;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.TestPostgres;

/** A document of a store goes to stores that are visible in it, and the others are told (D9). */
@QuarkusTest
class AddressTest {
    private Site sender;
    private Site receiver;
    private String from;
    private String to;
    private final String document = id();
    private final String line = id();
    private final String visibility = id();

    @BeforeEach
    void twoStores() {
        sender = aSite("desktop");
        receiver = aSite("desktop");
        from = aStoreOn(sender);
        to = aStoreOn(receiver);
        sender.drain();
        receiver.drain();
    }

    private JsonNode pushed() {
        List<JsonNode> outcomes = sender.push(invoice(document, from, "fn", to), invoiceLine(line, document));
        assertThat(outcomes).extracting(Site::word).containsOnly("accepted");
        return outcomes.getFirst();
    }

    private void begin() {
        aPrimary().accepted(join(visibility, from, nameOf(to)));
    }

    private void end() {
        aPrimary().accepted(delete("name_store_join", visibility));
    }

    private List<JsonNode> received() {
        return receiver.drain().stream()
                .filter(row -> List.of(document, line).contains(row.path("id").asText()))
                .toList();
    }

    @DisplayName(
            "D9: not visible: accepted, told in the feed, in nobody's inbox; when visible it comes, with its lines")
    @Test
    void isAddressedWhenVisibilityBegins() {
        long version = pushed().get("version").asLong();

        JsonNode told = Feed.of(document);
        assertThat(told.get("notAddressed").asText()).isEqualTo("not-visible");
        assertThat(told.has("addressed")).isFalse();
        assertThat(received()).isEmpty();

        begin();
        addressesFollow();

        JsonNode after = Feed.of(document);
        assertThat(after.get("addressed").asText()).isEqualTo(to);
        assertThat(after.has("notAddressed")).isFalse();
        assertThat(after.get("version").asLong()).isEqualTo(version);
        assertThat(after.get("feedSeq").asLong())
                .isGreaterThan(told.get("feedSeq").asLong());
        assertThat(received()).extracting(row -> row.get("id").asText()).containsExactly(document, line);
        assertThat(receiver.replica.holds("trans_line", line)).isTrue();
    }

    @DisplayName("D9, I9: to address it makes no unsent change of its site stale, and gives the site nothing back")
    @Test
    void anUnsentChangeStaysGood() {
        long version = pushed().get("version").asLong();
        sender.drain();

        begin();
        addressesFollow();

        assertThat(sender.drainOf(document)).isEmpty();
        assertThat(sender.pushOne(on(version, invoice(document, from, "fn", to))))
                .isEqualTo("accepted");
        assertThat(received()).isNotEmpty();
    }

    @DisplayName("D9: a draft, a document to a plain name and one to another store are left alone")
    @Test
    void addressesOnlyWhatIsMeant() {
        String draft = id();
        String plain = id();
        String other = id();
        sender.push(
                invoice(draft, from, "nw", to),
                change("transact", plain, "'store_ID':'" + from + "','type':'ci','status':'fn','name_ID':'plain'"),
                invoice(other, from, "fn", aStoreOn(aSite("desktop"))));

        begin();
        addressesFollow();

        assertThat(Feed.of(draft).has("addressed")).isFalse();
        assertThat(Feed.of(plain).get("notAddressed").asText()).isEqualTo("no-store");
        assertThat(Feed.of(other).get("notAddressed").asText()).isEqualTo("not-visible");
        assertThat(receiver.drain()).extracting(row -> row.path("id").asText()).doesNotContain(draft, plain, other);
    }

    @DisplayName("R46 visibility ends, the site sends off line: addressed; once it knows of the end: told")
    @Test
    void aSiteThatDoesNotKnowOfTheEndStillSends() {
        begin();
        for (int sync = 0; sync < 3; sync++) {
            sender.sync();
        }
        end();

        pushed();
        assertThat(Feed.of(document).get("addressed").asText()).isEqualTo(to);
        for (int sync = 0; sync < 3; sync++) {
            sender.sync();
        }
        String later = id();
        sender.pushOne(invoice(later, from, "fn", to));
        assertThat(Feed.of(later).get("notAddressed").asText()).isEqualTo("not-visible");
        sender.pushOne(invoice(document, from, "fn", to));
        assertThat(Feed.of(document).get("addressed").asText())
                .as("what was addressed stays")
                .isEqualTo(to);
    }

    @DisplayName("D9: two joins of one pair: it is visible until both end")
    @Test
    void oneJoinIsEnough() {
        String second = id();
        begin();
        aPrimary().accepted(join(second, from, nameOf(to)));
        end();
        for (int sync = 0; sync < 3; sync++) {
            sender.sync();
        }

        pushed();
        assertThat(Feed.of(document).get("addressed").asText()).isEqualTo(to);
    }

    @DisplayName("R49 a plain name becomes a store's: its old documents are not addressed, though it is visible")
    @Test
    void aNameBecomesAStores() {
        String made = id();
        aPrimary().accepted(join(visibility, from, nameOf(made)));
        sender.pushOne(invoice(document, from, "fn", made));
        assertThat(Feed.of(document).get("notAddressed").asText()).isEqualTo("no-store");

        aPrimary().accepted(store(made, nameOf(made)));
        aPrimary().accepted(join(id(), from, nameOf(made)));
        addressesFollow();
        assertThat(Feed.of(document).get("notAddressed").asText()).isEqualTo("no-store");

        sender.pushOne(invoice(document, from, "fn", made));
        assertThat(Feed.of(document).get("addressed").asText()).isEqualTo(made);
    }

    @DisplayName("R47 visibility begins on another replica while a push waits for its head: the push sees it")
    @Test
    void visibilityBeginsInMidPush() throws Exception {
        Thread push;
        try (Connection replica = TestPostgres.connect();
                Statement statement = replica.createStatement()) {
            replica.setAutoCommit(false);
            statement.execute("select 1 from stream_head h join stream s on s.stream_id = h.stream_id"
                    + " where s.kind = 'store' and s.owner = '" + from + "' for update of h");
            push = Thread.ofVirtual().start(this::pushed);
            Awaitility.await("the push waits")
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> waitingForLocks("stream_head") > 0);
            statement.execute("insert into visible_name (join_id, store_id, name_id) values ('" + visibility + "', '"
                    + from + "', '" + nameOf(to) + "')");
            statement.execute("insert into fact_version (scope, version) values ('store/" + from
                    + "', 1) on conflict (scope) do update set version = fact_version.version + 1");
            replica.commit();
        }
        push.join();

        assertThat(Feed.of(document).get("addressed").asText()).isEqualTo(to);
    }

    @DisplayName("D9: more documents than one step takes; documents without the name stay between them")
    @Test
    void addressesManySteps() {
        String elsewhere = aStoreOn(aSite("desktop"));
        List<String> documents = new ArrayList<>();
        for (int batch = 0; batch < 5; batch++) {
            List<String> changes = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                String each = id();
                documents.add(each);
                changes.add(invoice(each, from, "fn", to));
                changes.add(invoice(id(), from, "fn", elsewhere));
            }
            assertThat(sender.push(changes.toArray(String[]::new)))
                    .extracting(Site::word)
                    .containsOnly("accepted");
            // A site may address only so many documents a day.
            execute("update lane set used_addressed = 0 where site_id = " + sender.id);
        }

        begin();
        addressesFollow();

        assertThat(receiver.drain())
                .extracting(row -> row.path("id").asText())
                .filteredOn(documents::contains)
                .containsExactlyElementsOf(documents);
    }

    @DisplayName("rules, 1.8: a batch sees the visibility that it brings")
    @Test
    void aBatchSeesItself() {
        String own = aStoreOn(aPrimary());

        aPrimary().push(join(id(), own, nameOf(to)), invoice(document, own, "fn", to));

        assertThat(Feed.of(document).get("addressed").asText()).isEqualTo(to);
    }

    @DisplayName("D9: a message to a store that is not visible is refused, and stays with its sender")
    @Test
    void aMessageNeedsVisibility() {
        String message = change("message", id(), "'fromStoreID':'" + from + "','toStoreID':'" + to + "'");

        assertThat(sender.pushOne(message)).isEqualTo("receiver-not-visible");
        assertThat(sender.drain()).noneMatch(row -> row.has("for"));
        begin();
        assertThat(sender.pushOne(message)).isEqualTo("accepted");
    }
}
