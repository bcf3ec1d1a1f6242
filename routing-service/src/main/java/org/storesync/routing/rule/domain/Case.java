package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.catalogue.Category;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.catalogue.RecordVariant;
import org.storesync.model.json.BodyFields;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;

/**
 * One change under judgement, with everything that the rules look at.
 *
 * @param home stream of the record; 0 for none
 * @param stored the record as it is stored; null for none
 */
record Case(
        PushedChange change,
        RecordType type,
        RecordVariant variant,
        RecordKey key,
        int home,
        @Nullable Stored stored,
        Pusher pusher,
        RecordView records,
        Facts facts) {

    int site() {
        return pusher.site().value();
    }

    /** True if a person accepts the change: then the rules ask neither who may edit nor whether something newer is stored. */
    boolean isDecided() {
        return pusher.decided();
    }

    /** True if the transfer-service pushes the change. It makes the halves of transfers in every store, and nothing else. */
    boolean isTransfers() {
        return facts.isTransfers(site());
    }

    boolean isMessage() {
        return variant.category() == Category.MESSAGE;
    }

    /** The stored body of the record; null for none. */
    @Nullable
    BodyFields body() {
        return records.body(key);
    }

    /** The stored version of the record; 0 for none. */
    long version() {
        return stored == null ? 0 : stored.version();
    }

    /** The stored parent of the record; null for none. */
    @Nullable
    RecordKey standingParent() {
        return stored == null ? null : stored.parent();
    }
}
