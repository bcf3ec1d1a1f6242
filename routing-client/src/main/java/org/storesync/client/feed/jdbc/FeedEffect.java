package org.storesync.client.feed.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.storesync.client.feed.FeedRow;

/**
 * What a service does with the rows of the feed. It may see a row again. For one stream it never sees an older state after a newer one, so
 * it can compare versions.
 */
public interface FeedEffect {
    /**
     * Wire names of the record types that the service wants; an empty set means all that it is granted. A service that wants more types
     * later reads its streams again.
     */
    default Set<String> types() {
        return Set.of();
    }

    /**
     * Runs in the transaction that moves the position. It must accept any body, however odd, because a body that can't be applied would
     * stop the feed.
     */
    void apply(Connection connection, int partition, List<FeedRow> rows) throws SQLException;

    /**
     * Runs in the transaction that forgets all positions, because central was restored and has less than this service was told: versions it
     * knows may be higher than those that come now, and records may be gone.
     */
    default void restart(Connection connection) throws SQLException {}
}
