package org.storesync.routing.push.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.RecordCode;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.push.domain.Verdict.Wait;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/**
 * The rule of lateness (docs/adr/0017): a change that is forbidden by a fact its site does not know yet waits for a person, and when the
 * right has come back it is judged by what happened meanwhile.
 */
final class Lateness {
    private final int storeType;
    private final int siteType;

    Lateness(int storeType, int siteType) {
        this.storeType = storeType;
        this.siteType = siteType;
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
    Wait lost(int home, int site, Facts facts) {
        if (since(home, facts) < 0) {
            return null;
        }
        StoreFacts store = facts.storeOfStream(home);
        return store != null && store.storeStream() == home
                ? new Wait(
                        RecordCode.STORE_MOVED,
                        RecordKey.of(storeType, store.id().value()))
                : new Wait(RecordCode.PRIMARY_MOVED, RecordKey.of(siteType, Integer.toString(site)));
    }

    Meanwhile meanwhile(PushedChange change, RecordKey key, int home, Pusher pusher, RecordView records, Facts facts) {
        long since = since(home, facts);
        if (since < 0) {
            return Meanwhile.NOTHING_LOST;
        }
        Stored stored = records.stored(key);
        if (stored == null || stored.seq() <= since || change.baseVersion() == stored.version()) {
            return Meanwhile.UNTOUCHED;
        }
        boolean own = stored.lineage() == pusher.lineage() || stored.writtenBy() == pusher.site();
        return own ? Meanwhile.NOTHING_LOST : Meanwhile.CHANGED;
    }

    private static long since(int home, Facts facts) {
        StoreFacts store = facts.storeOfStream(home);
        return store != null && store.storeStream() == home
                ? facts.losses().storeSince(home)
                : facts.losses().primarySince(home);
    }
}
