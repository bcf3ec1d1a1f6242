package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.storesync.local.suite.InternalService;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Collector.Span;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Batch;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.WireSite;

/** A push that begins a trace is followed to what the consumers make of it. The first replicas know a collector; the second are not traced. */
@SystemTest
@Order(Integer.MAX_VALUE - 4)
class TraceScenario {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TRANSFER = InternalService.TRANSFER.module();
    private static final String REPORTING = InternalService.REPORTING.module();

    private final Central central;
    private final WireSite sender;
    private final Store from;
    private final Store to;

    TraceScenario(Central central) {
        this.central = central;
        central.service(InternalService.TRANSFER);
        central.service(InternalService.REPORTING);
        sender = central.begunSite("desktop");
        from = central.newStore(sender);
        to = central.newStore(central.begunSite("desktop"));
        central.seeEachOther(List.of(from, to));
    }

    @Test
    @DisplayName(
            "traces: a finalised invoice is one trace, from the gateway over routing to its half and the reports; it tells no contents")
    void followsAPushToItsConsumers() {
        String trace = UUID.randomUUID().toString().replace("-", "");
        String request = "read-out-" + Bodies.id();
        String canary = "Canary-Patient-" + Bodies.id();

        push(trace, "01", request, canary);

        Awaitility.await("the trace " + trace).atMost(PATIENCE).untilAsserted(() -> isWhole(spans(trace), request));
        assertThat(central.collector().bytes())
                .doesNotContain(canary)
                .doesNotContain(sender.secret())
                .doesNotContain(sender.basic(sender.secret()).substring("Basic ".length()));
    }

    private static void isWhole(List<Span> spans, String request) {
        assertThat(spans)
                .extracting(Span::service, Span::name)
                .contains(
                        tuple("sync-gateway", "POST /api/v1/push"),
                        tuple("routing-service", "POST /internal/v1/sites/{siteId}/push"),
                        tuple(TRANSFER, "apply the feed"),
                        tuple(REPORTING, "apply the feed"),
                        tuple(TRANSFER, "push the outbox"));
        assertThat(spans)
                .filteredOn(span -> request.equals(span.attributes().get("storesync.request_id")))
                .extracting(Span::service)
                .as("the id that a clinic reads out")
                .containsExactlyInAnyOrder("sync-gateway", "routing-service");
        Set<String> ids = spans.stream().map(Span::id).collect(Collectors.toSet());
        assertThat(spans)
                .filteredOn(span -> !ids.contains(span.parent()))
                .extracting(Span::service)
                .as("each step but the site's has its parent here")
                .containsExactly("sync-gateway");
        assertThat(spans)
                .filteredOn(span -> span.name().endsWith("/push"))
                .as("the push of the invoice and that of its half")
                .hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    @DisplayName("traces: a push without a trace is not traced here, and a replica without a collector tells nothing")
    void followsNothingElse() {
        String wanted = UUID.randomUUID().toString().replace("-", "");
        String unwanted = UUID.randomUUID().toString().replace("-", "");
        String second = UUID.randomUUID().toString().replace("-", "");

        push(unwanted, "00", "r1", "not sampled");
        central.overSecond(sender);
        push(second, "01", "r2", "over the second replica");
        sender.over(central.gateway(1));
        push(wanted, "01", "r3", "sampled");

        Awaitility.await("the trace " + wanted)
                .atMost(PATIENCE)
                .until(() -> spans(wanted).stream()
                        .map(Span::service)
                        .collect(Collectors.toSet())
                        .containsAll(Set.of("sync-gateway", "routing-service", TRANSFER, REPORTING)));
        assertThat(spans(unwanted)).isEmpty();
        assertThat(spans(second)).isEmpty();
        assertThat(central.collector().spans())
                .filteredOn(span -> span.parent().isEmpty())
                .as("calls of others, while none of their calls is to be traced")
                .isEmpty();
    }

    /** Pushes a finalised invoice with one line, which becomes a transfer, and stock, which reports show, in this trace. */
    private void push(String trace, String sampled, String request, String note) {
        String invoice = Bodies.id();
        Batch batch = sender.batch(List.of(
                Bodies.invoice(invoice, from.id(), to.nameId(), "fn", note),
                Bodies.invoiceLine(Bodies.id(), invoice, note),
                Bodies.stock(Bodies.id(), from.id(), note)));
        Map<String, String> headers = sender.headers();
        headers.put("Content-Type", "application/x-ndjson");
        headers.put("X-Request-Id", request);
        headers.put("traceparent", "00-" + trace + "-b7ad6b7169203331-" + sampled);
        assertThat(sender.settle(batch, WireSite.ok(sender.call("POST", "/api/v1/push", headers, batch.bytes()))))
                .allMatch(outcome -> outcome.accepted());
    }

    private List<Span> spans(String trace) {
        return central.collector().spans().stream()
                .filter(span -> span.trace().equals(trace))
                .toList();
    }
}
