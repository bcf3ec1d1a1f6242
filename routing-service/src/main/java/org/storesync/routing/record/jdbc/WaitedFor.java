package org.storesync.routing.record.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.TreeSet;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.routing.record.domain.RecordKey;

/** Finds the records for which changes in quarantine wait. */
public final class WaitedFor {
    private static final String WAITED_FOR = """
            select distinct q.waits_type, q.waits_id from quarantine q
            join unnest(?, ?) u (id, type) on q.waits_type = u.type and q.waits_id = u.id""";

    private WaitedFor() {}

    /** Those of the keys for which something waits, sorted. */
    public static Collection<RecordKey> of(Connection connection, Collection<RecordKey> keys) throws SQLException {
        return keys.isEmpty()
                ? keys
                : new TreeSet<>(Jdbc.list(
                        connection,
                        WAITED_FOR,
                        row -> new RecordKey(row.getShort(1), row.getBytes(2)),
                        KeyArrays.ids(connection, keys),
                        KeyArrays.types(connection, keys)));
    }
}
