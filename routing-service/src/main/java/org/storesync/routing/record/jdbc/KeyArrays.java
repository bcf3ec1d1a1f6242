package org.storesync.routing.record.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import org.storesync.routing.record.domain.RecordKey;

/** Keys as arguments of {@code unnest} and {@code any}. */
public final class KeyArrays {
    private KeyArrays() {}

    public static Array ids(Connection connection, Collection<RecordKey> keys) throws SQLException {
        byte[][] ids = new byte[keys.size()][];
        int count = 0;
        for (RecordKey key : keys) {
            ids[count++] = key.id();
        }
        return connection.createArrayOf("bytea", ids);
    }

    public static Array types(Connection connection, Collection<RecordKey> keys) throws SQLException {
        Short[] types = new Short[keys.size()];
        int count = 0;
        for (RecordKey key : keys) {
            types[count++] = (short) key.type();
        }
        return connection.createArrayOf("int2", types);
    }
}
