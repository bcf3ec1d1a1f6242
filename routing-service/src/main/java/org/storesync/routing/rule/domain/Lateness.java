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
 * The rule of lateness (docs/adr/0017). If a change is forbidden by a fact that its site does not know yet, the change waits for a person.
 * When the site has the right again, the change is judged by what happened meanwhile.
 */
final class Lateness {
    private final Keys keys;

    Lateness(Keys keys) {
        this.keys = keys;
    }

    /** What happened to a record since its site lost the right to it. */
    enum Meanwhile {
        /** The site did not lose the right, or knows of the loss, or wrote the record itself since. */
        NOTHING_LOST,
        /** The change is written: the record is new, or was not changed since, or the change was made on the stored version. */
        UNTOUCHED,
        /** Another site changed the record, so people decide. */
        CHANGED
    }

    /** True for a code whose change waits for a person because its site did not know. */
    static boolean isLate(RecordCode code) {
        return code == RecordCode.STORE_MOVED || code == RecordCode.PRIMARY_MOVED;
    }

    /** Why a change at this home waits, whether the site has the right again or not; null if the site lost nothing or knows of it. */
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
