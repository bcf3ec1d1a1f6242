package org.storesync.reporting.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.reporting.fixture.FakeCentral;
import org.storesync.reporting.fixture.FakeCentral.Site;

@QuarkusTest
class ContactWatchTest {
    FakeCentral central;

    @Inject
    ContactWatch watch;

    @Inject
    Clock clock;

    @Inject
    MeterRegistry meters;

    @Test
    @DisplayName("metrics: sites by how long they were silent, and how old the list is")
    void countsSilentSites() {
        central.begin();
        central.lists(
                List.of(
                        new Site(90_001, "Here", ago(1), null),
                        new Site(90_002, "Gone", ago(40), null),
                        new Site(90_003, "Long gone", ago(50), null),
                        new Site(90_004, "Never", null, null)),
                List.of());

        await().untilAsserted(() -> {
            watch.count();
            assertThat(sites("red")).isEqualTo(2);
        });

        assertThat(sites("ok")).isEqualTo(1);
        assertThat(sites("late")).isZero();
        assertThat(sites("never")).isEqualTo(1);
        assertThat(meters.get("sync.contacts.age").gauge().value()).isBetween(0.0, 60.0);
    }

    private String ago(int days) {
        return clock.instant().minus(Duration.ofDays(days)).toString();
    }

    private double sites(String state) {
        return meters.get("sync.sites").tag("state", state).gauge().value();
    }
}
