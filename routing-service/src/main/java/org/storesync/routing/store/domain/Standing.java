package org.storesync.routing.store.domain;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;

/**
 * What a store is to the sites that a change concerns.
 *
 * @param transactions they are included in sync; this counts only for a dispensary (C3)
 * @param active the site where it is active
 * @param epoch of its assignment
 * @param sites the active one, and the one that the change names
 * @param collectedElsewhere another site is a collector of the store
 */
public record Standing(
        StoreId store,
        boolean dispensary,
        boolean transactions,
        @Nullable SiteId active,
        long epoch,
        Map<SiteId, OnSite> sites,
        boolean collectedElsewhere,
        Roles roles) {
    private static final OnSite UNKNOWN = new OnSite(false, SyncType.NONE, null, null, false, false);

    /**
     * One of the sites.
     *
     * @param exists false: no site has this number
     * @param kept the type that is kept for the store, also while the store is active there
     * @param join by which this type follows from visibility; null if it does not
     * @param ground why the site must see the store; null if no visibility asks for it
     * @param full it takes no further active store
     * @param dispenses another dispensary is active there
     */
    public record OnSite(
            boolean exists,
            SyncType kept,
            @Nullable String join,
            @Nullable Ground ground,
            boolean full,
            boolean dispenses) {}

    /**
     * The store's name is visible in a store that is active on the site (rules, Type of X on K).
     *
     * @param join id of the record that says so
     */
    public record Ground(String join, StoreId in) {
        String why() {
            return "its name is visible in store " + in.value();
        }
    }

    /** @param central the site of central itself */
    public record Roles(@Nullable SiteId primary, SiteId central) {}

    public Standing {
        sites = Map.copyOf(sites);
    }

    OnSite on(SiteId site) {
        return sites.getOrDefault(site, UNKNOWN);
    }

    /** What the store is on the site, as in the view {@code store_at_site}. */
    SyncType type(SiteId site) {
        return site.equals(active) ? SyncType.ACTIVE : on(site).kept();
    }

    /** A site sees the stores that have a type there, as rows of that view. */
    boolean sees(SiteId site) {
        return type(site) != SyncType.NONE;
    }

    /** True if central has the store's data: the store is active at central, or a site other than the active one collects it (C1). */
    public boolean collected() {
        return roles.central().equals(active)
                || collectedElsewhere
                || sites.keySet().stream().anyMatch(site -> type(site) == SyncType.COLLECTOR);
    }

    /** True if central has all of the store's data, transactions too (C3). */
    public boolean isCollectedWhole() {
        return collected() && (transactions || !dispensary);
    }

    /** Why the site must see the store; null if nothing asks for it. Central has it or not as people say. */
    @Nullable
    Ground ground(SiteId site) {
        return site.equals(roles.central()) ? null : on(site).ground();
    }

    /** True if the site may collect the store: it is central, or it must see the store. */
    boolean isGrounded(SiteId site) {
        return site.equals(roles.central()) || on(site).ground() != null;
    }

    /** What the store is on the site if it is neither active nor collected there. */
    SyncType least(SiteId site) {
        return isGrounded(site) || site.equals(roles.primary()) ? SyncType.TRANSFER : SyncType.NONE;
    }

    /** True if the site has an active dispensary. */
    boolean dispenses(SiteId site) {
        return on(site).dispenses() || (dispensary && site.equals(active));
    }

    Standing movedTo(@Nullable SiteId site) {
        return new Standing(store, dispensary, transactions, site, epoch + 1, sites, collectedElsewhere, roles);
    }

    /** The same if the site had this ground to see the store. A ground that it has already stands. */
    public Standing seenBy(SiteId site, Ground ground) {
        OnSite before = on(site);
        return before.ground() != null
                ? this
                : with(
                        site,
                        new OnSite(
                                before.exists(),
                                before.kept(),
                                before.join(),
                                ground,
                                before.full(),
                                before.dispenses()));
    }

    Standing keeping(SiteId site, SyncType type) {
        OnSite before = on(site);
        return with(
                site,
                new OnSite(before.exists(), type, before.join(), before.ground(), before.full(), before.dispenses()));
    }

    private Standing with(SiteId site, OnSite there) {
        Map<SiteId, OnSite> after = new HashMap<>(sites);
        after.put(site, there);
        return new Standing(store, dispensary, transactions, active, epoch, after, collectedElsewhere, roles);
    }
}
