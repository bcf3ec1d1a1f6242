package org.storesync.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.storesync.client.TestClientConfig;
import org.storesync.client.test.FakeRouting;
import org.storesync.client.test.Reply;

class RoutingMaintenanceSignTest {
    private final FakeRouting routing = new FakeRouting(TestClientConfig.SITE);
    private final RoutingMaintenanceSign sign =
            new RoutingMaintenanceSign(TestCalls.to(routing, TestClientConfig.with(routing.url(), Map.of())));

    @AfterEach
    void end() {
        routing.close();
    }

    @Test
    void readsWhatRoutingSays() {
        assertThat(sign.since()).isEmpty();

        routing.route("/internal/v1/maintenance", call -> Reply.json("{\"since\":\"2026-11-30T12:00:00Z\"}"));
        assertThat(sign.since()).contains(Instant.parse("2026-11-30T12:00:00Z"));

        routing.down();
        assertThatThrownBy(sign::since).isInstanceOf(RoutingAway.class);
    }
}
