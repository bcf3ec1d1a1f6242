package org.storesync.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.Central.aSite;
import static org.storesync.routing.Central.aStoreOn;
import static org.storesync.routing.Central.id;
import static org.storesync.routing.Central.json;
import static org.storesync.routing.Central.stock;
import static org.storesync.routing.Central.streamOf;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** I4: a batch has one effect, however often it is sent. A lane takes one batch at a time. */
@QuarkusTest
class RetryTest {
    @Inject
    AgroalDataSource database;

    private Site site;
    private String store;

    @BeforeEach
    void aSiteWithAStore() {
        site = aSite("desktop");
        store = aStoreOn(site);
    }

    @Test
    void repeatsTheAnswerOfAnOlderBatch() {
        UUID first = UUID.randomUUID();
        String[] changes = {stock(id(), store), "{\"type\":\"item_line\"}", stock(id(), id())};
        JsonNode answer = json(
                site.send(first, 1, changes).then().statusCode(200).extract().asByteArray());
        site.send(UUID.randomUUID(), 4, stock(id(), store)).then().statusCode(200);

        JsonNode again = json(
                site.send(first, 1, changes).then().statusCode(200).extract().asByteArray());

        assertThat(again.get("replayed").asBoolean()).isTrue();
        assertThat(again.get("highestSeq").asLong()).isEqualTo(4);
        assertThat(again.get("outcomes")).hasSize(3);
        assertThat(again.get("outcomes").get(0).get("outcome").asText()).isEqualTo("accepted");
        assertThat(again.get("outcomes").get(1))
                .isEqualTo(answer.get("outcomes").get(1));
        assertThat(again.get("outcomes").get(2))
                .isEqualTo(answer.get("outcomes").get(2));
    }

    @Test
    void otherContentUnderTheSameIdCarriesTheFirstAnswer() {
        UUID batch = UUID.randomUUID();
        site.send(batch, 1, stock(id(), store)).then().statusCode(200);

        JsonNode problem = json(site.send(batch, 1, stock(id(), store))
                .then()
                .statusCode(409)
                .extract()
                .asByteArray());

        assertThat(problem.get("code").asText()).isEqualTo("batch-differs");
        assertThat(problem.get("outcome").toString()).contains(batch.toString()).contains("accepted");
        assertThat(site.begin(1, null).get("highestSeq").asLong()).isEqualTo(1);
    }

    @Test
    void aNumberAnsweredBeforeIsADuplicate() {
        site.push(stock(id(), store), stock(id(), store), stock(id(), store));
        UUID again = UUID.randomUUID();
        String unseen = stock(id(), store);

        List<JsonNode> outcomes = Site.outcomes(site.send(again, 2, unseen, unseen));

        assertThat(outcomes).extracting(Site::word).containsExactly("duplicate", "duplicate");
        site.send(UUID.randomUUID(), 4, stock(id(), store)).then().statusCode(200);
        JsonNode replayed = json(site.send(again, 2, unseen, unseen)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray());
        assertThat(replayed.get("outcomes"))
                .as("its own outcomes, not the lane's")
                .hasSize(2);
        assertThat(replayed.get("outcomes").get(1).get("outcome").asText()).isEqualTo("duplicate");
    }

    @Test
    void refusesABatchThatOverlapsAndGoesBeyond() {
        site.push(stock(id(), store), stock(id(), store));

        site.send(UUID.randomUUID(), 2, stock(id(), store), stock(id(), store))
                .then()
                .statusCode(409)
                .body("code", org.hamcrest.Matchers.equalTo("sequence-overlaps"));

        assertThat(site.begin(2, null).get("highestSeq").asLong())
                .as("nothing was done")
                .isEqualTo(2);
    }

    @Test
    void takesGapsBetweenBatches() {
        site.send(UUID.randomUUID(), 10, stock(id(), store)).then().statusCode(200);
        assertThat(Site.word(Site.outcomes(site.send(UUID.randomUUID(), 5, stock(id(), store)))
                        .getFirst()))
                .isEqualTo("duplicate");
        assertThat(Site.word(Site.outcomes(site.send(UUID.randomUUID(), 500, stock(id(), store)))
                        .getFirst()))
                .isEqualTo("accepted");
    }

    @Test
    void takesABatchOfNothing() {
        UUID batch = UUID.randomUUID();
        JsonNode answer =
                json(site.send(batch, 1).then().statusCode(200).extract().asByteArray());
        assertThat(answer.get("outcomes")).isEmpty();
        assertThat(json(site.send(batch, 1).then().statusCode(200).extract().asByteArray())
                        .get("replayed")
                        .asBoolean())
                .isTrue();
        assertThat(Site.word(Site.outcomes(site.send(UUID.randomUUID(), 1, stock(id(), store)))
                        .getFirst()))
                .isEqualTo("accepted");
    }

    @DisplayName("the same batch twice at once: the second waits and is answered the same")
    @Test
    void aRetryWaitsForTheFirst() throws Exception {
        UUID batch = UUID.randomUUID();
        String change = stock(id(), store);
        try (Connection holder = database.getConnection()) {
            holdHead(holder);
            CompletableFuture<Response> first = inBackground(() -> site.send(batch, 1, change));
            CompletableFuture<Response> second = inBackground(() -> site.send(batch, 1, change));
            waitingForLocks(1);
            assertThat(first).isNotDone();
            assertThat(second).isNotDone();

            holder.rollback();

            List<JsonNode> answers =
                    List.of(json(first.get().asByteArray()), json(second.get().asByteArray()));
            assertThat(answers)
                    .extracting(answer -> answer.get("replayed").asBoolean())
                    .containsExactlyInAnyOrder(false, true);
            assertThat(answers.get(0).get("outcomes")).isEqualTo(answers.get(1).get("outcomes"));
        }
    }

    @Test
    void anotherBatchOfTheLaneIsToldToWait() throws Exception {
        try (Connection holder = database.getConnection()) {
            holdHead(holder);
            CompletableFuture<Response> first = inBackground(() -> site.send(UUID.randomUUID(), 1, stock(id(), store)));
            waitingForLocks(1);

            site.send(UUID.randomUUID(), 2, stock(id(), store))
                    .then()
                    .statusCode(409)
                    .header("Retry-After", org.hamcrest.Matchers.notNullValue())
                    .body("code", org.hamcrest.Matchers.equalTo("push-running"));

            holder.rollback();
            assertThat(first.get().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aHeadHeldUpForLongIsNoFaultOfTheSite() throws Exception {
        String change = stock(id(), store);
        UUID batch = UUID.randomUUID();
        try (Connection holder = database.getConnection()) {
            holdHead(holder);
            site.send(batch, 1, change)
                    .then()
                    .statusCode(503)
                    .header("Retry-After", org.hamcrest.Matchers.notNullValue())
                    .body("code", org.hamcrest.Matchers.equalTo("routing-unavailable"));
            holder.rollback();
        }
        assertThat(Site.word(Site.outcomes(site.send(batch, 1, change)).getFirst()))
                .isEqualTo("accepted");
    }

    @DisplayName("an internal site pushes in lanes: one held up does not hold up the other")
    @Test
    void lanesRunSideBySide() throws Exception {
        Site internal = aSite("internal");
        String slow = aStoreOn(internal);
        String quick = aStoreOn(internal);
        store = slow;
        try (Connection holder = database.getConnection()) {
            holdHead(holder);
            CompletableFuture<Response> held =
                    inBackground(() -> internal.sendWith(UUID.randomUUID(), 1, ",\"lane\":1", stock(id(), slow)));
            waitingForLocks(1);

            assertThat(Site.outcomes(internal.sendWith(UUID.randomUUID(), 1, ",\"lane\":2", stock(id(), quick))))
                    .hasSize(1);
            assertThat(held).isNotDone();

            holder.rollback();
            assertThat(held.get().statusCode()).isEqualTo(200);
        }
        assertThat(Site.word(Site.outcomes(internal.sendWith(UUID.randomUUID(), 1, ",\"lane\":1", stock(id(), slow)))
                        .getFirst()))
                .as("each lane counts by itself")
                .isEqualTo("duplicate");
    }

    private static CompletableFuture<Response> inBackground(Supplier<Response> call) {
        return CompletableFuture.supplyAsync(call, command -> Thread.ofVirtual().start(command));
    }

    private void holdHead(Connection holder) throws SQLException {
        holder.setAutoCommit(false);
        try (Statement statement = holder.createStatement()) {
            statement.execute("select 1 from stream_head where stream_id = " + streamOf(store) + " for update");
        }
    }

    private static void waitingForLocks(int count) {
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> Central.waitingForLocks("stream_head") >= count);
    }
}
