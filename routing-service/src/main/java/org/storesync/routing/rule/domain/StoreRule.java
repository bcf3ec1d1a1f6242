package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.rule.domain.Placement.At;

/** A store's data is at home in the store's stream. Central keeps it if a site other than the store's own collects it (C1, D5). */
final class StoreRule implements CategoryRule {
    private final NamedStore named;
    private final Parties parties;

    StoreRule(NamedStore named, Parties parties) {
        this.named = named;
        this.parties = parties;
    }

    @Override
    public Placement place(Case it) {
        return named.place(it, StoreFacts::storeStream);
    }

    /** True for data of a store that nobody collects, except documents whose other party is a store, and their lines. */
    boolean keepsNothing(Case it, At at, @Nullable StoreFacts otherParty) {
        if (!it.facts().keepsNothing(at.stream()) || at.addressee() != null) {
            return false;
        }
        return at.parent() == null ? otherParty == null : !parties.isTransfer(it, at.parent(), at.stream());
    }

    /** True if such a store's document becomes a transfer only now: central has no lines of it yet. */
    boolean becomesTransfer(Case it, At at, @Nullable StoreFacts otherParty) {
        return otherParty != null
                && it.facts().keepsNothing(at.stream())
                && it.stored() != null
                && !it.stored().deleted()
                && !parties.isTransfer(it, it.key(), at.stream());
    }
}
