package org.storesync.kit.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A database that the person who runs the tests brings, such as one of a Citus cluster: system property {@code storesync.test.jdbc}, with
 * {@code storesync.test.user} and {@code storesync.test.password}. Its tables are dropped, but only if our migrations made them.
 */
public final class TestCluster {
    private static final String OURS = "flyway_schema_history";
    private static final String TABLES = """
            select c.relname, c.relkind = 'v' as is_view from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p', 'v') and not c.relispartition
                and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            order by is_view desc, c.relname""";

    private TestCluster() {}

    /** The address, if there is one. */
    public static Optional<String> url() {
        return Optional.ofNullable(System.getProperty("storesync.test.jdbc")).filter(url -> !url.isBlank());
    }

    static String property(String name, String otherwise) {
        return System.getProperty("storesync.test." + name, otherwise);
    }

    static String emptied(String url) {
        try (Connection connection = DriverManager.getConnection(url, TestPostgres.USER, TestPostgres.PASSWORD);
                Statement statement = connection.createStatement()) {
            List<String> drops = new ArrayList<>();
            boolean ours = false;
            try (ResultSet row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    ours |= row.getString(1).equals(OURS);
                    drops.add((row.getBoolean(2) ? "drop view \"" : "drop table \"") + row.getString(1) + "\" cascade");
                }
            }
            if (!drops.isEmpty() && !ours) {
                throw new IllegalStateException(
                        "the database at " + url + " has tables that are not ours: name an empty one");
            }
            for (String drop : drops) {
                statement.execute(drop);
            }
            return url;
        } catch (SQLException e) {
            throw new IllegalStateException("the database at " + url + " can't be emptied", e);
        }
    }
}
