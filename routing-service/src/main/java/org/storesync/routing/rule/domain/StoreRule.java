package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.rule.domain.Placement.At;

/** A store's data is at home in the store's stream. Central keeps it if a site other than the store's own collects it (C1, D5). */
final class StoreRule implements CategoryRule {
    private final Keys keys;
    private final NamedStore named;
    private final Parties parties;

    StoreRule(Keys keys, NamedStore named, Parties parties) {
        this.keys = keys;
        this.named = named;
        this.parties = parties;
    }

    @Override
    public Placement place(Case it) {
        return named.place(it, StoreFacts::storeStream);
    }

    /** True for data of a store that central does not keep, except documents whose other party is a store, and their lines. */
    boolean keepsNothing(Case it, At at, @Nullable StoreFacts otherParty) {
        if (!leavesOut(it, at) || at.addressee() != null) {
            return false;
        }
        return at.parent() == null ? otherParty == null : !parties.isTransfer(it, at.parent(), at.stream());
    }

    /** True if a document that central did not keep becomes a transfer only now: central has no lines of it yet. */
    boolean becomesTransfer(Case it, At at, @Nullable StoreFacts otherParty) {
        return otherParty != null
                && leavesOut(it, at)
                && it.stored() != null
                && !it.stored().deleted()
                && !parties.isTransfer(it, it.key(), at.stream());
    }

    private boolean leavesOut(Case it, At at) {
        RecordKey document = at.parent() != null ? at.parent() : it.key();
        return it.facts().keepsNothing(at.stream(), keys.onlyWithTransactions(document));
    }
}
