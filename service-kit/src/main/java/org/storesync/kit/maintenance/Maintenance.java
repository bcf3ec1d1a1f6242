package org.storesync.kit.maintenance;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Whether central is in maintenance, as this replica last read it. If the sign can't be read, the last answer stays in force, because the
 * work may have stopped the service that answers.
 */
@Singleton
public class Maintenance {
    private static final Logger LOG = Logger.getLogger(Maintenance.class);

    private final Instance<MaintenanceSign> sign;
    /** Written by the scheduler's worker and by the call that switches; null if central is open. */
    private volatile @Nullable Instant since;

    Maintenance(Instance<MaintenanceSign> sign) {
        this.sign = sign;
    }

    /** Since when; empty if central is open. */
    public Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    @Scheduled(every = "{sync.maintenance.look-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lookRegularly() {
        if (!sign.isResolvable()) {
            return;
        }
        try {
            look();
        } catch (RuntimeException e) {
            LOG.debugf("the sign of maintenance was not read, the last one stays in force: %s", e.getMessage());
        }
    }

    /** Reads the sign now, such as after this replica wrote it. */
    public void look() {
        Instant before = since;
        Instant now = sign.get().since().orElse(null);
        since = now;
        if ((before == null) != (now == null)) {
            LOG.info(
                    now == null
                            ? "maintenance is over, calls are taken again"
                            : "maintenance began, calls are told to come later");
        }
    }
}
