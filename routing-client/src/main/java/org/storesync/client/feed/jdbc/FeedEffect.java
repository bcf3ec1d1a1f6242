package org.storesync.client.feed.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.storesync.client.feed.FeedRow;

/** What a service makes of the feed. It may see a row again, and an older state never after a newer one of the same stream; so it goes by version. */
public interface FeedEffect {
    /** Wire names of the record types it is told of; of none: of all that is granted. Who comes to read more of them reads its streams again. */
    default Set<String> types() {
        return Set.of();
    }

    /** In the transaction that moves the position; it must take any body, however odd: one that can't be applied would stop the feed. */
    void apply(Connection connection, int partition, List<FeedRow> rows) throws SQLException;
}
