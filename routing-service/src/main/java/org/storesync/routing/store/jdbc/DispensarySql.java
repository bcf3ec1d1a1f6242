package org.storesync.routing.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;

/** Central dispensary data goes to sites with an active dispensary store (C1). */
public final class DispensarySql {
    private DispensarySql() {}

    public static boolean active(Connection connection, SiteId site) throws SQLException {
        return activeBeside(connection, site, "");
    }

    /** Whether a dispensary other than this store is active on the site. */
    static boolean activeBeside(Connection connection, SiteId site, String store) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select 1 from assignment a join store s on s.store_id = a.store_id"
                                + " where a.site_id = ? and s.mode = 'dispensary' and a.store_id <> ?",
                        row -> true,
                        site.value(),
                        store)
                .isPresent();
    }
}
