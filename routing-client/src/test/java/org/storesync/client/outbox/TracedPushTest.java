package org.storesync.client.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.trace.Trace;

class TracedPushTest extends SenderSetup {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @BeforeEach
    void tracer() {
        GlobalOpenTelemetry.resetForTest();
        OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder().build())
                .buildAndRegisterGlobal();
    }

    @AfterEach
    void noTracer() {
        GlobalOpenTelemetry.resetForTest();
    }

    @Test
    @DisplayName("traces: a push goes on with the trace of what decided its changes")
    void goesOnWithTheTraceOfItsChanges() {
        begun();
        Trace.following("decide", List.of("00-" + TRACE + "-b7ad6b7169203331-01"), () -> {
            append(0, "a");
            return true;
        });

        start(Map.of());
        toldAll("a");

        assertThat(routing.calls("/push").getFirst().headers().get("traceparent"))
                .matches("00-" + TRACE + "-[0-9a-f]{16}-01");
    }

    @Test
    @DisplayName("traces: a change without a trace is pushed without one")
    void pushesWithoutATrace() {
        begun();
        append(0, "a");

        start(Map.of());
        toldAll("a");

        assertThat(routing.calls("/push").getFirst().headers()).doesNotContainKey("traceparent");
    }
}
