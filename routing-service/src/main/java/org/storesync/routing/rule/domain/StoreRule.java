package org.storesync.routing.rule.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.rule.domain.Placement.At;

/** A store's data: at home in the store's stream, and kept where somebody besides the store's own site collects it (C1, D5). */
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

    /** Data of a store that nobody collects, except documents whose other party is a store, and their lines. */
    boolean keepsNothing(Case it, At at, @Nullable StoreFacts otherParty) {
        if (!it.facts().keepsNothing(at.stream()) || at.addressee() != null) {
            return false;
        }
        return at.parent() == null ? otherParty == null : !parties.isTransfer(it, at.parent(), at.stream());
    }

    /** Central has the lines of such a store's transfers alone, and this document is one only now. */
    boolean becomesTransfer(Case it, At at, @Nullable StoreFacts otherParty) {
        return otherParty != null
                && it.facts().keepsNothing(at.stream())
                && it.stored() != null
                && !it.stored().deleted()
                && !parties.isTransfer(it, it.key(), at.stream());
    }
}
