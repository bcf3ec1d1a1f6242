package org.storesync.model.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /api/v1/site}: who a site is and how it may call.
 *
 * @param primarySiteId the site that edits central data; null for none yet
 */
public record SiteView(
        int siteId,
        String name,
        String kind,
        long epoch,
        boolean primary,
        @Nullable Integer primarySiteId,
        Protocol protocol,
        Limits limits,
        List<StoreOnSite> stores) {

    /** Protocol versions: the range served, and the one to move to. */
    public record Protocol(int min, int max, int advised) {}

    /** Limits of a call; bytes are counted before compression. */
    public record Limits(
            int recordsPerBatch, long batchBytes, long recordBytes, int pageRecords, long pageBytes, int nesting) {}

    /**
     * A store whose sync-with type on this site is not none (B2).
     *
     * @param type active, collector or transfer
     * @param collected false if central keeps no store data of it: don't send it (C1, example F)
     * @param collectingEpoch rises each time collecting begins again: the site that is active there then sends everything, parents first
     * @param transactions false: central keeps none of its transactions either (C3). null from a central of an earlier release: it does
     */
    public record StoreOnSite(
            String storeId,
            String type,
            long assignmentEpoch,
            boolean collected,
            long collectingEpoch,
            @Nullable Boolean transactions) {

        /** A store that central has collected from its first day. */
        public StoreOnSite(String storeId, String type, long assignmentEpoch, boolean collected) {
            this(storeId, type, assignmentEpoch, collected, 1, true);
        }
    }
}
