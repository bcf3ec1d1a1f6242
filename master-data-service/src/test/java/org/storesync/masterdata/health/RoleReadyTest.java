package org.storesync.masterdata.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.kit.test.MutableClock;
import org.storesync.masterdata.primacy.Role;

class RoleReadyTest {
    private static final Duration WAIT = Duration.ofSeconds(60);

    private final MutableClock clock = MutableClock.at("2026-11-30T10:00:00Z");
    private final AtomicReference<Role> role = new AtomicReference<>(new Role.Unknown());
    private final RoleReady ready = new RoleReady(role::get, clock, WAIT);

    private Status status() {
        return ready.call().getStatus();
    }

    @DisplayName("zero downtime: a replica that starts takes no edits before it knows its role")
    @Test
    void waitsForItsRole() {
        assertThat(status()).isEqualTo(Status.DOWN);
        role.set(new Role.CatchingUp(List.of()));
        assertThat(status()).isEqualTo(Status.DOWN);

        role.set(new Role.Primary());

        assertThat(status()).isEqualTo(Status.UP);
    }

    @DisplayName("a replica that was ready stays ready while the role comes and goes, because people read there")
    @Test
    void staysReady() {
        role.set(new Role.Elsewhere(7));
        assertThat(status()).isEqualTo(Status.UP);

        role.set(new Role.CatchingUp(List.of()));

        assertThat(status()).isEqualTo(Status.UP);
    }

    @DisplayName("a replica whose routing is away is ready after a minute, so that people can read")
    @Test
    void isReadyWithoutRoutingInTheEnd() {
        clock.advance(WAIT.minusSeconds(1));
        assertThat(status()).isEqualTo(Status.DOWN);

        clock.advance(Duration.ofSeconds(1));

        assertThat(status()).isEqualTo(Status.UP);
    }
}
