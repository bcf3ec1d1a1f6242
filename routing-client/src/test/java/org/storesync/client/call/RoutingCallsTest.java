package org.storesync.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.storesync.client.Soon.soon;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.TestClientConfig;
import org.storesync.client.test.Call;
import org.storesync.client.test.FakeRouting;
import org.storesync.client.test.Gate;
import org.storesync.client.test.Reply;
import org.storesync.client.test.Trouble;
import org.storesync.client.test.Trouble.Changed;
import org.storesync.client.test.Trouble.Held;
import org.storesync.client.test.Trouble.Refused;
import org.storesync.model.Headers;

/** A call is answered, refused with a problem, or routing is away. Only a refused token makes it go out twice. */
class RoutingCallsTest {
    private static final String PATH = "/internal/v1/anything";

    private final FakeRouting routing = new FakeRouting(TestClientConfig.SITE);
    private final RoutingCalls calls = calls("60s");

    RoutingCallsTest() {
        routing.route(PATH, call -> Reply.json("{\"quantity\":1.10}"));
    }

    private RoutingCalls calls(String timeout) {
        return TestCalls.to(routing, TestClientConfig.with(routing.url(), Map.of("timeout", timeout)));
    }

    @AfterEach
    void end() {
        routing.close();
    }

    @DisplayName("a call has the service's token, the same one as long as it is taken")
    @Test
    void sendsItsToken() {
        calls.get(PATH, Duration.ZERO);
        calls.post(PATH, Headers.JSON, new byte[0]);

        assertThat(routing.calls())
                .extracting(call -> call.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-1");
    }

    @Test
    void renewsATokenThatIsRefused() {
        calls.get(PATH, Duration.ZERO);
        routing.endTokens();

        JsonNode answer = calls.get(PATH, Duration.ZERO);

        assertThat(answer.path("quantity").decimalValue()).isEqualTo("1.10");
        assertThat(routing.calls())
                .extracting(call -> call.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @Test
    void renewsARefusedTokenOnlyOnce() {
        routing.always(PATH, new Refused(401, "not-authenticated"));

        RoutingRefused refused = catchThrowableOfType(RoutingRefused.class, () -> calls.get(PATH, Duration.ZERO));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("not-authenticated");
        assertThat(routing.calls()).hasSize(2);
    }

    @DisplayName("without a token nothing is called, and routing counts as away")
    @Test
    void withoutATokenRoutingIsAway() {
        RoutingCalls without = new RoutingCalls(
                new ServiceBearer(new TestIdentity(() -> {
                    throw new IllegalStateException("the identity server is away");
                })),
                TestClientConfig.with(routing.url(), Map.of()));

        assertThatThrownBy(() -> without.get(PATH, Duration.ZERO))
                .isInstanceOf(RoutingAway.class)
                .hasMessageContaining("identity server");
        assertThat(routing.calls()).isEmpty();
    }

    @DisplayName("a problem is told with its status and code, and the call is not made again")
    @ParameterizedTest
    @CsvSource({"400,malformed-body", "403,forbidden", "404,not-found", "409,lineage-unknown", "413,too-many-records"})
    void aProblemIsTold(int status, String code) {
        routing.always(PATH, new Refused(status, code));

        RoutingRefused refused = catchThrowableOfType(
                RoutingRefused.class, () -> calls.post(PATH, Headers.JSON, "{}".getBytes(StandardCharsets.UTF_8)));

        assertThat(refused.status()).isEqualTo(status);
        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused).hasMessageContaining(PATH);
        assertThat(routing.calls()).hasSize(1);
    }

    @DisplayName("a refusal that is no problem, such as a proxy's page, has no code")
    @ParameterizedTest
    @ValueSource(strings = {"<html>no</html>", "", "[]"})
    void aRefusalWithoutProblemHasNoCode(String body) {
        routing.route(PATH, call -> new Reply(400, "text/html", body.getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> calls.get(PATH, Duration.ZERO))
                .isInstanceOfSatisfying(
                        RoutingRefused.class,
                        refused -> assertThat(refused.code()).isEmpty());
    }

    @DisplayName("a failure at routing, or too many calls: it is away, and who called decides when to try again")
    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aFailureMeansAway(int status) {
        routing.always(PATH, new Refused(status, "internal"));

        assertThatThrownBy(() -> calls.get(PATH, Duration.ZERO))
                .isInstanceOf(RoutingAway.class)
                .hasMessageContaining(Integer.toString(status));
        assertThat(routing.calls()).hasSize(1);
    }

    @Test
    void aRefusedConnectionMeansAway() {
        routing.close();

        assertThatThrownBy(() -> calls.get(PATH, Duration.ZERO)).isInstanceOf(RoutingAway.class);
    }

    @DisplayName("an answer that is cut does not count, and the call is not made again")
    @Test
    void aCutAnswerMeansAway() {
        routing.always(PATH, Trouble.CUT);

        assertThatThrownBy(() -> calls.get(PATH, Duration.ZERO)).isInstanceOf(RoutingAway.class);
        assertThatThrownBy(() -> calls.lines(PATH, Duration.ZERO)).isInstanceOf(RoutingAway.class);
        assertThatThrownBy(() -> calls.post(PATH, Headers.JSON, new byte[0])).isInstanceOf(RoutingAway.class);

        assertThat(routing.calls()).hasSize(3);
    }

    @DisplayName("a post whose connection is closed without an answer may have been done: it is not made again")
    @Test
    void aPostWithoutAnswerIsNotRepeated() {
        calls.post(PATH, Headers.JSON, new byte[0]);
        routing.always(PATH, Trouble.GONE);

        assertThatThrownBy(() -> calls.post(PATH, Headers.JSON, new byte[0])).isInstanceOf(RoutingAway.class);

        assertThat(routing.calls())
                .as("one that was answered, one that was not")
                .hasSize(2);
    }

    @DisplayName("an answer may take the timeout, and what a waiting read asked for on top of it")
    @Test
    void aTimeoutMeansAway() {
        RoutingCalls patient = calls("200ms");
        Gate gate = new Gate();
        routing.always(PATH, new Held(gate));
        CompletableFuture<JsonNode> waiting =
                CompletableFuture.supplyAsync(() -> patient.get(PATH, Duration.ofSeconds(30)));
        soon(() -> gate.arrived() == 1);

        assertThatThrownBy(() -> patient.get(PATH, Duration.ZERO)).isInstanceOf(RoutingAway.class);

        assertThat(waiting).isNotDone();
        gate.open();
        assertThat(waiting.join().path("quantity").asText()).isEqualTo("1.10");
    }

    @DisplayName("a thread that is interrupted stops waiting, and stays interrupted")
    @Test
    void anInterruptedCallEnds() throws InterruptedException {
        Gate gate = new Gate();
        routing.always(PATH, new Held(gate));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> stays = new AtomicReference<>();
        Thread caller = Thread.ofPlatform().start(() -> {
            try {
                calls.get(PATH, Duration.ZERO);
            } catch (RoutingAway away) {
                thrown.set(away);
                stays.set(Thread.currentThread().isInterrupted());
            }
        });
        soon(() -> gate.arrived() == 1);

        caller.interrupt();
        caller.join();

        gate.open();
        assertThat(thrown.get()).hasMessage("interrupted");
        assertThat(stays.get()).isTrue();
    }

    @DisplayName("lines are the header and the rows, their numbers digit by digit")
    @Test
    void readsLines() {
        String lines =
                "{\"after\":7}\n{\"body\":{\"a\":1.10,\"b\":100000000000000000000001}}\n{\"body\":{\"a\":0.0}}\n";
        routing.route(PATH, call -> new Reply(200, Headers.NDJSON, lines.getBytes(StandardCharsets.UTF_8)));

        List<JsonNode> read = calls.lines(PATH, Duration.ZERO);

        assertThat(read)
                .extracting(JsonNode::toString)
                .containsExactly(lines.lines().toArray(String[]::new));
        assertThat(routing.calls().getFirst().header("Accept")).isEqualTo(Headers.NDJSON);
    }

    @DisplayName("an answer that is no JSON is an error, not an absence")
    @Test
    void noJsonIsAnError() {
        routing.always(PATH, new Changed(text -> "<html>welcome</html>"));

        assertThatThrownBy(() -> calls.get(PATH, Duration.ZERO)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> calls.lines(PATH, Duration.ZERO)).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void postsTheBytesAsTheyAre() {
        byte[] body = "{\"a\":1.10}\n{\"é\":\"\\u0001\"}\n".getBytes(StandardCharsets.UTF_8);

        calls.post(PATH, Headers.NDJSON, body);

        Call call = routing.calls().getFirst();
        assertThat(call.method()).isEqualTo("POST");
        assertThat(call.body()).isEqualTo(body);
        assertThat(call.header("Content-Type")).isEqualTo(Headers.NDJSON);
    }

    @DisplayName(
            "answers are not compressed: routing compresses for callers that ask for it, and this client runs beside it")
    @Test
    void asksForPlainAnswers() {
        String text = "x".repeat(100_000);
        routing.route(PATH, call -> Reply.json("{\"text\":\"" + text + "\"}"));

        assertThat(calls.get(PATH, Duration.ZERO).path("text").asText()).isEqualTo(text);

        assertThat(routing.calls().getFirst().header("Accept-Encoding")).isEmpty();
    }
}
