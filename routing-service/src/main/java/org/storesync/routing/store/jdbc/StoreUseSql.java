package org.storesync.routing.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.StoreId;
import org.storesync.routing.store.StoreRegistry.Use;

/** Whether a store is used (D1): where it is active, and what stands in its own streams; deleted records do not count. */
final class StoreUseSql {
    private static final int COUNTED_MAX = 1000;

    private static final String USE = """
            select a.site_id, (
                select count(*) from (
                    select 1 from record r
                    where r.op = 'U' and r.stream_id = any(array(
                        select t.stream_id from stream t where t.kind in ('store', 'people') and t.owner = s.store_id))
                    limit ?) counted)
            from store s left join assignment a on a.store_id = s.store_id
            where s.store_id = ? and s.deleted_at is null""";

    private StoreUseSql() {}

    static Optional<Use> find(Connection connection, StoreId store) throws SQLException {
        return Jdbc.first(
                connection,
                USE,
                row -> {
                    Integer site = row.getObject(1, Integer.class);
                    long records = row.getLong(2);
                    return new Use(site != null || records > 0, site, records);
                },
                COUNTED_MAX,
                store.value());
    }
}
