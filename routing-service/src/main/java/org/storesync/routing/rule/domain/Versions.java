package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.routing.rule.domain.Verdict.Stale;

/** Whether what stands is newer than what a change was made on. */
final class Versions {
    private final Lateness lateness;

    Versions(Lateness lateness) {
        this.lateness = lateness;
    }

    /** Null where it is not newer, or a person takes the change all the same. */
    @Nullable
    Verdict outdated(Case it, int home) {
        if (it.isDecided()) {
            return null;
        }
        return switch (lateness.meanwhile(it, home)) {
            case CHANGED -> lateness.lost(it, home);
            case UNTOUCHED -> null;
            case NOTHING_LOST -> isStale(it) ? new Stale(it.version()) : null;
        };
    }

    /** The transfer-service tells the version it goes by, always; others may. Changes of one batch are made on what was there before it. */
    static boolean isStale(Case it) {
        long base = it.change().baseVersion();
        if (base < 0) {
            return it.stored() != null && it.isTransfers();
        }
        return base != it.version() && base != it.records().versionBefore(it.key());
    }
}
