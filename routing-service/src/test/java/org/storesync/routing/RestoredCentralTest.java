package org.storesync.routing;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.collects;
import static org.storesync.routing.Central.execute;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.TestTokens;
import org.storesync.model.FeedPartitions;
import org.storesync.routing.epoch.EpochService;
import org.storesync.routing.record.domain.Epochs;

/** Central after a restore from a backup, when sites and services know more than it does (design: Epoch; I12). */
@QuarkusTest
class RestoredCentralTest {
    @Inject
    EpochService epochs;

    private Site active;
    private Site reader;
    private String store;
    private long stream;

    @BeforeEach
    void aStoreThatIsCollected() {
        active = aSite("desktop");
        store = aStoreOn(active);
        reader = aSite("desktop");
        collects(reader, store);
        stream = Central.streamOf(store);
    }

    @DisplayName(
            "a site that has read what was lost reads this stream again, also after a second restore; other sites don't")
    @Test
    void loadsAgainOnlyWhatWasLost() {
        Site early = aSite("desktop");
        collects(early, store);
        String kept = id();
        active.push(stock(kept, store));
        early.drain();
        long head = head();
        active.push(stock(id(), store));
        reader.drain();
        forgetAfter(head);
        long first = epochs.begin("a restore");
        String fresh = id();
        active.push(stock(fresh, store));
        long epoch = epochs.begin("another restore");

        JsonNode page = reader.pull(1000);

        assertThat(page.get("begins"))
                .extracting(begin -> begin.get("stream").asText() + " " + begin.get("epoch"))
                .containsExactly("store/" + store + " " + epoch);
        assertThat(page.get("changes"))
                .extracting(row -> row.path("id").asText())
                .containsExactly(kept, fresh);
        assertThat(page.get("ends")).hasSize(1);
        assertThat(reader.pull(1000).path("begins")).as("once").isEmpty();
        JsonNode of = early.pull(1000);
        assertThat(of.path("begins")).isEmpty();
        assertThat(of.get("changes")).extracting(row -> row.path("id").asText()).containsExactly(fresh);
        assertThat(first).isLessThan(epoch);
    }

    @DisplayName("a cursor above a head that the new epoch has not used yet is no proof of a further restore")
    @Test
    void readsAnUnusedHeadAgain() {
        active.push(stock(id(), store));
        long head = head();
        String lost = id();
        active.push(stock(lost, store));
        reader.drain();
        forgetAfter(head);
        long epoch = epochs.begin("a restore");

        assertThat(reader.pull(1000).get("begins")).hasSize(1);
        reader.drain();
        reader.pull(1000);

        assertThat(epochs.current()).isEqualTo(epoch);
    }

    @DisplayName("no subscription gets a number that a lost one may have had")
    @Test
    void passesOverLostNumbersOfSubscriptions() {
        long before = Central.number("select max(subscription_no) from subscription where site_id = " + reader.id);
        epochs.begin("a restore");

        collects(reader, aStoreOn(aSite("desktop")));

        assertThat(Central.number("select max(subscription_no) from subscription where site_id = " + reader.id))
                .isGreaterThan(before + 4_000);
    }

    @DisplayName("a service that has read more of the feed than there is proves a restore, and is told to begin again")
    @Test
    void tellsAReaderOfTheFeedThatStandsAboveItsHead() {
        int partition = FeedPartitions.of((int) stream);
        active.push(stock(id(), store));
        long kept = heads(List.of()).get(partition);
        active.push(stock(id(), store));
        long lost = heads(List.of()).get(partition);
        execute("delete from feed where partition = " + partition + " and seq > " + kept);
        execute("update feed_head set seq = " + kept + " where partition = " + partition);
        long before = epochs.current();

        List<Long> known = IntStream.range(0, FeedPartitions.COUNT)
                .mapToObj(each -> each == partition ? lost : 0L)
                .toList();
        long head = heads(known).get(partition);

        assertThat(epochs.current()).isGreaterThan(before);
        assertThat(head).isEqualTo(Epochs.base(epochs.current()));
        JsonNode above = feed(partition, lost);
        assertThat(above.get("restored").asBoolean()).isTrue();
        assertThat(above.get("count").asInt()).isZero();
        JsonNode whole = feed(partition, kept);
        assertThat(whole.get("restored").asBoolean()).isFalse();
        assertThat(whole.get("after").asLong()).as("it has everything").isEqualTo(head);
        active.push(stock(id(), store));
        execute("delete from feed where partition = " + partition + " and seq <= " + kept);
        assertThat(feed(partition, head).get("count").asInt()).isEqualTo(1);
        assertThat(feed(partition, lost).get("restored").asBoolean())
                .as("positions of the new epoch don't hide the loss, and neither does retention")
                .isTrue();
    }

    private List<Long> heads(List<Long> known) {
        String query = known.isEmpty() ? "" : "?known=" + known.toString().replaceAll("[\\[\\] ]", "");
        JsonNode heads =
                Central.json(answer("feed/heads" + query).getBytes(UTF_8)).get("heads");
        return IntStream.range(0, heads.size())
                .mapToObj(partition -> heads.get(partition).asLong())
                .toList();
    }

    private static JsonNode feed(int partition, long after) {
        return Central.json(answer("feed/" + partition + "?after=" + after)
                .split("\n", -1)[0]
                .getBytes(UTF_8));
    }

    private static String answer(String path) {
        return given().auth()
                .oauth2(TestTokens.client("transfer-service", "routing-service").token())
                .get("/internal/v1/" + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private long head() {
        return Central.number("select head from stream_head where stream_id = " + stream);
    }

    /** Restores the store's stream as a backup has it that was taken at this head. */
    private void forgetAfter(long head) {
        execute("delete from record where stream_id = " + stream + " and seq > " + head);
        execute("update stream_head set head = " + head + " where stream_id = " + stream);
    }
}
