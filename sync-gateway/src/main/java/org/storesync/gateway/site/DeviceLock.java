package org.storesync.gateway.site;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.site.domain.Credential;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.WireLimits;

/**
 * Lets only one machine call for each site. The first machine that calls is bound in the database, so all replicas know it, and of two
 * first ones only one wins. Every other machine is refused until an administrator releases the bound one.
 */
@Singleton
class DeviceLock {
    private final KeptCredentials kept;
    private final SiteDirectory sites;
    private final Workers workers;
    private final Clock clock;

    DeviceLock(KeptCredentials kept, SiteDirectory sites, Workers workers, Clock clock) {
        this.kept = kept;
        this.sites = sites;
        this.workers = workers;
        this.clock = clock;
    }

    /** The credential, bound to this device; otherwise a problem. */
    Uni<Credential> check(Credential credential, @Nullable String device, @Nullable String requestId) {
        if (device == null || device.isBlank() || device.length() > WireLimits.DEVICE_CHARACTERS) {
            throw Problem.of(ProblemCode.DEVICE_REQUIRED).withLimit(WireLimits.DEVICE_CHARACTERS);
        }
        if (credential.device() != null) {
            return Uni.createFrom().item(boundTo(device, credential));
        }
        Instant now = clock.instant();
        return workers.run(() -> kept.bindDevice(credential.site(), device, now, requestId))
                .invoke(sites::put)
                .map(after -> boundTo(device, after));
    }

    private static Credential boundTo(String device, Credential credential) {
        if (!device.equals(credential.device())) {
            throw Problem.of(ProblemCode.WRONG_DEVICE);
        }
        return credential;
    }
}
