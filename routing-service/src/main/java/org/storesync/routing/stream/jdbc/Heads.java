package org.storesync.routing.stream.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.storesync.model.StreamName;

/** Takes the heads that a plan names, all at once, in the global order. */
public final class Heads {
    private Heads() {}

    public static void lock(Connection connection, Collection<StreamName> streams, long epoch) throws SQLException {
        Set<Integer> heads = new HashSet<>();
        for (StreamName stream : streams) {
            heads.add(PostgresStreamStore.create(connection, stream));
        }
        HeadSql.lock(connection, heads, epoch);
    }
}
