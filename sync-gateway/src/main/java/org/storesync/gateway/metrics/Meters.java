package org.storesync.gateway.metrics;

/** Names of the meters. None has a site as a tag. */
public final class Meters {
    /** Timer of sites' calls; tags: call, outcome. */
    public static final String SITE_CALLS = "sync.site.calls";
    /** Calls refused before they reached routing; tag: code. */
    public static final String SITE_REFUSALS = "sync.site.refusals";
    /** Bytes of bodies and answers held now. */
    public static final String BYTES_IN_FLIGHT = "sync.gateway.bytes.in.flight";
    /** Sites known to this replica. */
    public static final String SITES_KNOWN = "sync.sites.known";

    private Meters() {}
}
