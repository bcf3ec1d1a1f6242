package org.storesync.routing.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.StoreId;
import org.storesync.routing.store.StoreRegistry.Use;

/** Whether a store is used (D1): where it is active, and what its own streams hold; deleted records do not count. */
final class StoreUseSql {
    private static final int COUNTED_MAX = 1000;

    private static final String ACTIVE_ON = """
            select a.site_id from store s left join assignment a on a.store_id = s.store_id
            where s.store_id = ? and s.deleted_at is null""";

    private static final String STREAMS =
            "select t.stream_id from stream t where t.kind in ('store', 'people') and t.owner = ?";

    private static final String RECORDS =
            "select count(*) from (select 1 from record r where r.op = 'U' and r.stream_id = any(?) limit ?) counted";

    private StoreUseSql() {}

    static Optional<Use> find(Connection connection, StoreId store) throws SQLException {
        long records = records(connection, store);
        return Jdbc.first(
                connection,
                ACTIVE_ON,
                row -> {
                    Integer site = row.getObject(1, Integer.class);
                    return new Use(site != null || records > 0, site, records);
                },
                store.value());
    }

    private static long records(Connection connection, StoreId store) throws SQLException {
        Integer[] streams = Jdbc.list(connection, STREAMS, row -> row.getInt(1), store.value())
                .toArray(Integer[]::new);
        return Jdbc.first(connection, RECORDS, row -> row.getLong(1), streams, COUNTED_MAX)
                .orElse(0L);
    }
}
