package org.storesync.masterdata.health;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.storesync.masterdata.config.MasterDataConfig;
import org.storesync.masterdata.primacy.Primacy;
import org.storesync.masterdata.primacy.Role;

/**
 * A replica that starts is not ready before it knows its role, because it would refuse edits that another replica takes. If that takes too
 * long, such as while routing is away, it is ready all the same, so that people can read. Once ready it stays so.
 */
@Readiness
@Singleton
class RoleReady implements HealthCheck {
    private final Supplier<Role> role;
    private final Clock clock;
    private final Instant latest;
    private volatile boolean known;

    @Inject
    RoleReady(Primacy primacy, Clock clock, MasterDataConfig config) {
        this(primacy::role, clock, config.roleWait());
    }

    RoleReady(Supplier<Role> role, Clock clock, Duration wait) {
        this.role = role;
        this.clock = clock;
        this.latest = clock.instant().plus(wait);
    }

    @Override
    public HealthCheckResponse call() {
        known = known || isKnown(role.get());
        return HealthCheckResponse.named("role")
                .status(known || !clock.instant().isBefore(latest))
                .build();
    }

    private static boolean isKnown(Role role) {
        return switch (role) {
            case Role.Primary() -> true;
            case Role.Elsewhere ignored -> true;
            case Role.Unknown() -> false;
            case Role.CatchingUp ignored -> false;
        };
    }
}
