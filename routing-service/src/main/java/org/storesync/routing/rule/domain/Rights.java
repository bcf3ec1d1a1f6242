package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.RecordCode;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.rule.domain.Verdict.Refuse;
import org.storesync.routing.rule.domain.Verdict.Wait;

/**
 * Who edits what is at home in a stream: the primary edits central data, and the site where a store is active edits the store's data (C1).
 */
final class Rights {
    private final Lateness lateness;

    Rights(Lateness lateness) {
        this.lateness = lateness;
    }

    /** Null when the pusher may edit the records of this home stream. */
    @Nullable
    Verdict denied(Case it, int home) {
        Facts facts = it.facts();
        StoreFacts store = facts.storeOfStream(home);
        if (isPrimarys(home, store, facts)) {
            return facts.isPrimary(it.site()) ? null : forbidden(it, home, RecordCode.PRIMARY_ONLY);
        }
        if (store == null) {
            return Refuse.of(RecordCode.ID_BELONGS_ELSEWHERE);
        }
        if (home == store.inboxStream()) {
            return facts.isPrimary(it.site()) || facts.isCentral(it.site())
                    ? null
                    : Refuse.of(RecordCode.SENDER_NOT_YOURS);
        }
        return store.activeSite() == it.site() ? null : forbidden(it, home, RecordCode.NOT_YOUR_STORE);
    }

    private static boolean isPrimarys(int home, @Nullable StoreFacts store, Facts facts) {
        Facts.SharedStreams shared = facts.shared();
        return home == shared.central()
                || home == shared.centralDispensary()
                || home == shared.storeCore()
                || (store != null && home == store.setupStream());
    }

    /** Late as long as the site does not know that it lost the right; otherwise refused with {@code known}. */
    Verdict forbidden(Case it, int home, RecordCode known) {
        Wait late = lateness.lost(it, home);
        return late != null ? late : Refuse.of(known);
    }

    /** The record is at home elsewhere than the change says. Who may edit that home decides what the site is told. */
    Verdict elsewhere(Case it, int home) {
        return Refuse.of(denied(it, home) == null ? RecordCode.HOME_CHANGED : RecordCode.ID_BELONGS_ELSEWHERE);
    }
}
