package org.storesync.agent.sync;

import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.storesync.agent.sync.StoreData.Owned;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.SiteView.StoreOnSite;

/**
 * What this site holds back, because central would keep none of it (C1, C3): data of stores that nobody else collects, and transactions of
 * stores that leave them out.
 *
 * @param stores active here, of which central keeps nothing
 * @param withoutTransactions stores active here, of which it keeps no transactions
 */
record Withheld(Set<String> stores, Set<String> withoutTransactions) {
    static final Withheld NOTHING = new Withheld(Set.of(), Set.of());

    static Withheld of(SiteView site) {
        return new Withheld(
                active(site, store -> !store.collected()),
                active(site, store -> Boolean.FALSE.equals(store.transactions())));
    }

    private static Set<String> active(SiteView site, Predicate<StoreOnSite> which) {
        return site.stores().stream()
                .filter(Collecting::isActive)
                .filter(which)
                .map(StoreOnSite::storeId)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean isEmpty() {
        return stores.isEmpty() && withoutTransactions.isEmpty();
    }

    /** A document whose other party is a store goes through central in any case (D4, D5). */
    boolean holds(Owned owned) {
        return !owned.concernsAnother()
                && (stores.contains(owned.storeId())
                        || (owned.transaction() && withoutTransactions.contains(owned.storeId())));
    }
}
