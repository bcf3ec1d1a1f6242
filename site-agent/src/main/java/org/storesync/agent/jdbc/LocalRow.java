package org.storesync.agent.jdbc;

import org.jspecify.annotations.Nullable;

/**
 * What a site has of a record when something meets it.
 *
 * @param row its number in the database
 * @param deleted a tombstone
 * @param version central's version it is based on
 * @param parked it waits for its parent and is not shown
 * @param lost its last holding ended while a change of it was unsent
 * @param queued a change of it waits to be sent
 * @param sendingSeq siteSeq under which a change of it was sent and not answered; null: none
 */
public record LocalRow(
        long row,
        boolean deleted,
        long version,
        boolean parked,
        boolean lost,
        boolean queued,
        @Nullable Long sendingSeq) {

    /** True while central has not judged what was changed here. */
    public boolean unsent() {
        return queued || sendingSeq != null;
    }

    public boolean shown() {
        return !deleted && !parked;
    }
}
