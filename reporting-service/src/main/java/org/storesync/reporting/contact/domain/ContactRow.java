package org.storesync.reporting.contact.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the sync report: a site, or a store by the site where it is active.
 *
 * @param kind {@link #SITE} or {@link #STORE}
 * @param key its id, as text with a fixed order within its kind
 * @param siteId null: a store that is active on no site
 * @param store null for a site
 * @param lastContactAt null: never
 */
public record ContactRow(
        String kind,
        String key,
        @Nullable Integer siteId,
        String siteName,
        String siteState,
        String app,
        @Nullable Store store,
        @Nullable Instant lastContactAt,
        @Nullable Long queued) {
    public static final String SITE = "SITE";
    public static final String STORE = "STORE";

    public record Store(String id, String code, String name) {}

    /** The state of the site, or of the site where the store is active. */
    public Silence.State state(Silence silence) {
        return siteId == null ? Silence.State.UNASSIGNED : silence.of(lastContactAt);
    }
}
