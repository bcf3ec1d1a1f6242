package org.storesync.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.gateway.fixture.CannedRouting;
import org.storesync.gateway.fixture.TestSite;

@QuarkusTest
class TraceTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    CannedRouting routing;

    @Test
    @DisplayName("traces: the gateway hands a site's trace on to routing, as a step of it")
    void handsTheTraceOn() {
        routing.reset();
        TestSite.create()
                .call()
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .get("/api/v1/status")
                .then()
                .statusCode(200);

        assertThat(routing.lastCall().headers().get("traceparent"))
                .matches("00-" + TRACE + "-[0-9a-f]{16}-01")
                .doesNotContain("b7ad6b7169203331");
    }
}
