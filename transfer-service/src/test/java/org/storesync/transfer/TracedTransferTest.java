package org.storesync.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.storesync.transfer.fixture.Calls.viewer;
import static org.storesync.transfer.fixture.Documents.invoice;
import static org.storesync.transfer.fixture.Documents.line;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.client.test.FakeRouting;
import org.storesync.transfer.fixture.CentralLog;

@QuarkusTest
class TracedTransferTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    CentralLog central;
    FakeRouting routing;

    @Test
    @DisplayName("traces: the half is pushed in the trace of the push that finalised its source")
    void pushesTheHalfInTheTraceOfItsSource() {
        central.store("tracedA", "name of tracedA", "2019-03-04");
        central.store("tracedB", "name of tracedB", "2026-06-01");
        central.central("item", "item");
        central.streams().traced("00-" + TRACE + "-b7ad6b7169203331-01");
        try {
            central.put("store/tracedA", "transact", "traced-1", invoice("traced-1", "tracedA", "name of tracedB"));
            central.put("store/tracedA", "trans_line", "traced-1-a", line("traced-1-a", "traced-1", "2"));
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> viewer().get("/api/v1/transfers/traced-1").path("state"), "sent"::equals);
        } finally {
            central.streams().traced(null);
        }

        assertThat(routing.calls("/push"))
                .anySatisfy(call -> assertThat(call.headers().getOrDefault("traceparent", ""))
                        .contains(TRACE));
    }
}
