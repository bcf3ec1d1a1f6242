package org.storesync.kit.maintenance;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A sign that tests set by hand. */
@Singleton
public class HandSign implements MaintenanceSign {
    private volatile @Nullable Instant since;
    private volatile boolean away;

    @Override
    public Optional<Instant> since() {
        if (away) {
            throw new IllegalStateException("routing can't be reached");
        }
        return Optional.ofNullable(since);
    }

    void set(@Nullable Instant since) {
        this.since = since;
        this.away = false;
    }

    void away() {
        away = true;
    }
}
