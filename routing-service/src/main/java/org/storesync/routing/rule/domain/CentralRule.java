package org.storesync.routing.rule.domain;

import org.storesync.model.StreamKind;
import org.storesync.routing.fact.domain.Facts.SharedStreams;
import org.storesync.routing.fact.domain.StoreFacts;

/** Central data has one home for all sites, one for sites with a dispensary, and one for each store's settings. */
final class CentralRule implements CategoryRule {
    private final NamedStore named;

    CentralRule(NamedStore named) {
        this.named = named;
    }

    @Override
    public Placement place(Case it) {
        SharedStreams shared = it.facts().shared();
        StreamKind home = it.variant().home();
        return switch (home) {
            case CENTRAL -> Placement.in(shared.central());
            case CENTRAL_DISPENSARY -> Placement.in(shared.centralDispensary());
            case STORE_CORE -> Placement.in(shared.storeCore());
            case STORE_SETUP -> named.place(it, StoreFacts::setupStream);
            case null, default -> throw new IllegalStateException("no home for central data: " + home);
        };
    }
}
