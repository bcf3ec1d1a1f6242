package org.storesync.routing.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.StoreId;

/** Whether central keeps the data of a store, and how often it began to (C1, example F; rules, 3 Not collected). */
final class CollectingSql {
    private CollectingSql() {}

    /** It does where the store is active on central's own site, or where any site besides its active one collects it. */
    static boolean collects(Connection connection, StoreId store, int centralSite) throws SQLException {
        return Jdbc.first(connection, """
                        select 1 from assignment a where a.store_id = ? and (a.site_id = ? or exists (
                            select 1 from sync_with w where w.store_id = a.store_id and w.type = 'collector'
                                and w.site_id is distinct from a.site_id))""", row -> true, store.value(), centralSite)
                .isPresent();
    }

    /** Collecting begins again: the site that is active there has everything to send, for what was not collected is nowhere at central. */
    static void begins(Connection connection, StoreId store) throws SQLException {
        Jdbc.update(
                connection,
                "update store set collecting_epoch = collecting_epoch + 1 where store_id = ?",
                store.value());
    }
}
