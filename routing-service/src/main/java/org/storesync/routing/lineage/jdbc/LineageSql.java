package org.storesync.routing.lineage.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;

/** Table {@code lineage}. An installation is retired when another installation of the site has taken its place. */
public final class LineageSql {
    /** True for a retired row {@code g}. An unknown installation is not retired. */
    public static final String RETIRED = "(g.retired_at is not null)";

    private LineageSql() {}

    public static boolean retired(Connection connection, SiteId site, UUID lineage) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select 1 from lineage g where g.site_id = ? and g.lineage = ? and " + RETIRED,
                        row -> true,
                        site.value(),
                        lineage)
                .isPresent();
    }

    /** Lets the installation take the place of the earlier ones. */
    public static void retireOthers(Connection connection, SiteId site, UUID lineage, Instant now) throws SQLException {
        Jdbc.update(
                connection,
                "update lineage g set retired_at = ? where g.site_id = ? and g.lineage <> ? and not " + RETIRED,
                now,
                site.value(),
                lineage);
    }
}
