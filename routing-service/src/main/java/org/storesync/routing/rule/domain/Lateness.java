package org.storesync.routing.rule.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.RecordCode;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Verdict.Wait;

/**
 * The rule of lateness (docs/adr/0017): a change that is forbidden by a fact its site does not know yet waits for a person, and when the
 * right has come back it is judged by what happened meanwhile.
 */
final class Lateness {
    private final Keys keys;

    Lateness(Keys keys) {
        this.keys = keys;
    }

    /** What happened to a record since its site lost the right to it. */
    enum Meanwhile {
        /** The right was not lost, the site knows, or it was the site itself that wrote the record since. */
        NOTHING_LOST,
        /** The change goes in: the record is new, was not changed since, or the change was made on what stands. */
        UNTOUCHED,
        /** Another one changed it: people decide. */
        CHANGED
    }

    /** True for a code whose change waits for a person, because its site did not know. */
    static boolean isLate(RecordCode code) {
        return code == RecordCode.STORE_MOVED || code == RecordCode.PRIMARY_MOVED;
    }

    /** Why a change at this home waits, whether or not the right has come back; null where nothing was lost or the site knows. */
    @Nullable
    Wait lost(Case it, int home) {
        if (since(home, it.facts()) < 0) {
            return null;
        }
        StoreFacts store = it.facts().storeOfData(home);
        return store != null
                ? new Wait(RecordCode.STORE_MOVED, keys.store(store.id().value()))
                : new Wait(RecordCode.PRIMARY_MOVED, keys.site(it.site()));
    }

    Meanwhile meanwhile(Case it, int home) {
        long since = since(home, it.facts());
        if (since < 0) {
            return Meanwhile.NOTHING_LOST;
        }
        Stored stored = it.stored();
        if (stored == null || stored.seq() <= since || it.change().baseVersion() == stored.version()) {
            return Meanwhile.UNTOUCHED;
        }
        return stored.isBy(it.pusher().lineage(), it.site()) ? Meanwhile.NOTHING_LOST : Meanwhile.CHANGED;
    }

    static Set<Integer> headsOfMove(Wait wait, Facts facts) {
        RecordKey awaited = wait.waitsFor();
        if (awaited == null) {
            return Set.of();
        }
        if (wait.code() == RecordCode.PRIMARY_MOVED) {
            return Set.of(facts.shared().central());
        }
        StoreFacts store = wait.code() == RecordCode.STORE_MOVED ? facts.store(awaited.idText()) : null;
        return store == null ? Set.of() : Set.of(store.storeStream());
    }

    private static long since(int home, Facts facts) {
        return facts.storeOfData(home) != null
                ? facts.losses().storeSince(home)
                : facts.losses().primarySince(home);
    }
}
