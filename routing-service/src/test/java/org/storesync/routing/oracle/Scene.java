package org.storesync.routing.oracle;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The facts by which a change of one site is judged.
 *
 * @param visible pairs of a store and a name that is visible there, as {@link #pair} writes them; also those whose end the site does not know
 * @param lostStores the stores that the site lost and does not know of, each with the step of the first such loss
 * @param lostPrimary the step in which the site lost the role of the primary, if it does not know that; else -1
 */
record Scene(
        int site,
        int installation,
        int primary,
        Map<String, Shop> stores,
        Set<String> visible,
        Map<String, Long> lostStores,
        long lostPrimary) {

    /** Central's own site. */
    static final int CENTRAL = 1;

    /**
     * A store.
     *
     * @param site where it is active; 0 for none
     * @param collected a site other than that one holds its data
     * @param transactions central takes its transactions
     */
    record Shop(
            String id, @Nullable String name, int site, boolean collected, boolean dispensary, boolean transactions) {}

    static String pair(String store, @Nullable String name) {
        return store + ">" + name;
    }

    boolean isPrimary() {
        return site == primary;
    }

    boolean isCentral() {
        return site == CENTRAL;
    }

    @Nullable
    Shop store(@Nullable String id) {
        return id == null ? null : stores.get(id);
    }

    @Nullable
    Shop storeOfName(@Nullable String name) {
        return name == null
                ? null
                : stores.values().stream()
                        .filter(shop -> name.equals(shop.name()))
                        .findFirst()
                        .orElse(null);
    }

    /** A store that is assigned to a site or has data can't be deleted (docs/rules.md, section 2). */
    boolean isInUse(String id, Collection<Card> log) {
        Shop store = store(id);
        return store != null && (store.site() != 0 || log.stream().anyMatch(card -> card.isOf(id)));
    }

    boolean sees(Shop store, Shop other) {
        return visible.contains(pair(store.id(), other.name()));
    }

    boolean isActive(@Nullable Shop store) {
        return store != null && store.site() == site;
    }
}
