package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.routing.rule.domain.Verdict.Stale;

/** Whether the stored state is newer than the one on which a change was made. */
final class Versions {
    private final Lateness lateness;

    Versions(Lateness lateness) {
        this.lateness = lateness;
    }

    /** Null if it is not newer, or if a person accepts the change anyway. */
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

    /**
     * The transfer-service always names the version it relies on; others may. All changes of a batch are made on what was stored before the
     * batch.
     */
    static boolean isStale(Case it) {
        long base = it.change().baseVersion();
        if (base < 0) {
            return it.stored() != null && it.isTransfers();
        }
        return base != it.version() && base != it.records().versionBefore(it.key());
    }
}
