package org.storesync.kit.trace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SpanContentsTest {
    private static final String CANARY = "Canary-Patient-Mwale";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("storesync.request_id");

    @Inject
    InMemorySpanExporter kept;

    @Test
    @DisplayName("traces: a span has the request's id, and no body, query, header, address or message of an exception")
    void tellsNoContents() {
        call().get("/faulty/unexpected?limit=1&reason=" + CANARY).then().statusCode(500);
        call().get("/faulty/database-away").then().statusCode(503);
        call().get("/faulty/limited?limit=" + CANARY).then().statusCode(400);
        call().contentType("application/json")
                .body("{\"item\":\"" + CANARY + "\",\"count\":99}")
                .post("/faulty/orders")
                .then()
                .statusCode(400);
        call().contentType("application/json")
                .body("{\"item\":{\"" + CANARY + "\":")
                .post("/faulty/orders")
                .then()
                .statusCode(400);
        List<SpanData> spans = await().atMost(Duration.ofSeconds(10)).until(this::spans, it -> it.size() == 5);

        assertThat(spans).extracting(span -> span.getAttributes().get(REQUEST)).containsOnly("an-id-to-read-out");
        assertThat(spans.toString()).doesNotContain(CANARY).doesNotContain("hunter2");
        assertThat(spans)
                .flatExtracting(SpanData::getEvents)
                .extracting(EventData::getName)
                .containsOnly(SpanContents.BEGUN);
        assertThat(spans.stream()
                        .flatMap(span -> span.getAttributes().asMap().entrySet().stream())
                        .filter(entry -> !"".equals(entry.getValue()))
                        .map(entry -> entry.getKey().getKey())
                        .collect(Collectors.toSet()))
                .as("what a span has, also of a later version of the libraries")
                .isSubsetOf(Set.of(
                        "code.function.name",
                        "error.type",
                        "http.request.body.size",
                        "http.request.method",
                        "http.response.body.size",
                        "http.response.status_code",
                        "http.route",
                        "network.protocol.version",
                        "server.address",
                        "server.port",
                        "storesync.request_id",
                        "url.path",
                        "url.scheme"));
    }

    private static RequestSpecification call() {
        return given().header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .header("baggage", "patient=" + CANARY)
                .header("User-Agent", CANARY)
                .header("X-Request-Id", "an-id-to-read-out")
                .auth()
                .preemptive()
                .basic("7", CANARY);
    }

    private List<SpanData> spans() {
        return kept.getFinishedSpanItems().stream()
                .filter(span -> span.getTraceId().equals(TRACE))
                .toList();
    }
}
