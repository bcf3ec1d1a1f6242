package org.storesync.bench.ground;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A database for routing that the person who runs the bench brings, such as one of a Citus cluster. What our migrations made in it before
 * is dropped.
 */
public record BroughtDatabase(String url, String user, String password) {
    private static final String OURS = "flyway_schema_history";
    private static final String TABLES = """
            select c.relname, c.relkind = 'v' as is_view from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'public' and c.relkind in ('r', 'p', 'v') and not c.relispartition
                and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            order by is_view desc, c.relname""";

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /** What the routing-service has to know to use it. */
    Map<String, String> environment() {
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", url,
                "QUARKUS_DATASOURCE_USERNAME", user,
                "QUARKUS_DATASOURCE_PASSWORD", password,
                "QUARKUS_FLYWAY_USERNAME", user,
                "QUARKUS_FLYWAY_PASSWORD", password);
    }

    void empty() {
        try (Connection connection = connect();
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
                throw new BenchFailure("the database at " + url + " has tables that are not ours: name an empty one");
            }
            for (String drop : drops) {
                statement.execute(drop);
            }
        } catch (SQLException e) {
            throw new BenchFailure("the database at " + url + " can't be emptied", e);
        }
    }

    @Override
    public String toString() {
        return url;
    }
}
