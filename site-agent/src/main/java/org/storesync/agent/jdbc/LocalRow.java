package org.storesync.agent.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * What a site has of a record.
 *
 * @param row its number in the database
 * @param deleted a tombstone
 * @param version central's version on which it is based
 * @param parked it waits for its parent and is not shown
 * @param lost its last holding ended while a change of it was unsent
 * @param queued a change of it waits to be sent
 * @param sendingSeq siteSeq of a change of it that was sent and is not answered; null: none
 */
public record LocalRow(
        long row,
        boolean deleted,
        long version,
        boolean parked,
        boolean lost,
        boolean queued,
        @Nullable Long sendingSeq) {

    /** True as long as central has not judged a change made here. */
    public boolean unsent() {
        return queued || sendingSeq != null;
    }

    public boolean shown() {
        return !deleted && !parked;
    }
}
