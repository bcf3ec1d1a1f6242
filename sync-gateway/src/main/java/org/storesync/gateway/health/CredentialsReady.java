package org.storesync.gateway.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.storesync.gateway.site.SiteDirectory;

/** Ready once the migrations have run and all credentials are read, and as long as changes to them still arrive. */
@Readiness
@Singleton
class CredentialsReady implements HealthCheck {
    private final SiteDirectory sites;

    CredentialsReady(SiteDirectory sites) {
        this.sites = sites;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("credentials")
                .status(sites.fresh())
                .withData("sites", sites.size())
                .build();
    }
}
