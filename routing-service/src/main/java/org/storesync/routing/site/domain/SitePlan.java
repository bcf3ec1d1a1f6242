package org.storesync.routing.site.domain;

import org.storesync.model.SiteKind;

/** What becomes of a whole site when an administrator removes it or changes its kind. */
public sealed interface SitePlan {
    /** It is already so. */
    record Nothing() implements SitePlan {}

    /** Nothing changes. */
    record Refused(Refusal why) implements SitePlan {}

    /** The site is removed, with its subscriptions, types and installations. */
    record Remove(SiteKind kind) implements SitePlan {}

    /** The site has this kind from now on, and makes the halves of transfers that sites of this kind make. */
    record Become(SiteKind kind, String makesOwnHalves) implements SitePlan {}

    /** Why a site stays as it is. */
    enum Refusal {
        SITE_UNKNOWN,
        /** A store is active there, or the site is the primary, or it is a service. */
        IN_USE,
        /** A mobile site has one active store, but this site has more (A6). */
        MOBILE_SITE_FULL
    }

    /** A site, and what stands on it. */
    record Present(SiteKind kind, boolean primary, int activeStores) {}

    /** A site can be removed when it edits nothing. */
    static SitePlan removal(Present site) {
        boolean used = site.kind() == SiteKind.INTERNAL || site.primary() || site.activeStores() > 0;
        return used ? new Refused(Refusal.IN_USE) : new Remove(site.kind());
    }

    /** A service stays a service, and no other site becomes one. A mobile site has one store, and is not the primary. */
    static SitePlan become(Present site, SiteKind kind) {
        if (site.kind() == kind) {
            return new Nothing();
        }
        boolean service = site.kind() == SiteKind.INTERNAL || kind == SiteKind.INTERNAL;
        if (service || (kind == SiteKind.MOBILE && site.primary())) {
            return new Refused(Refusal.IN_USE);
        }
        if (kind == SiteKind.MOBILE && site.activeStores() > 1) {
            return new Refused(Refusal.MOBILE_SITE_FULL);
        }
        return new Become(kind, HalvesByKind.of(kind));
    }
}
