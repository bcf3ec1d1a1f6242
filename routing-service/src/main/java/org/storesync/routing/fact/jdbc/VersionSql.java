package org.storesync.routing.fact.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.routing.fact.domain.Scope;

/** Table {@code fact_version}. */
public final class VersionSql {
    private VersionSql() {}

    /** True while these are the versions, and the epoch has not changed either; one statement, for it is asked under the heads. */
    public static boolean unmoved(Connection connection, long epoch, Map<Scope, Long> versions) throws SQLException {
        Map<String, Long> expected = new HashMap<>();
        versions.forEach((scope, version) -> expected.put(scope.text(), version));
        expected.put("", epoch);
        Map<String, Long> now = new HashMap<>();
        expected.keySet().forEach(scope -> now.put(scope, 0L));
        Jdbc.list(
                connection,
                "select scope, version from fact_version where scope = any(?)"
                        + " union all select '', coalesce(max(epoch), 0) from central_epoch",
                row -> now.put(row.getString(1), row.getLong(2)),
                (Object) versions.keySet().stream().map(Scope::text).toArray(String[]::new));
        return now.equals(expected);
    }

    /** Raises the version of a scope; begins at 1. */
    public static void raise(Connection connection, Scope scope) throws SQLException {
        Jdbc.update(
                connection,
                "insert into fact_version (scope, version) values (?, 1)"
                        + " on conflict (scope) do update set version = fact_version.version + 1",
                scope.text());
    }
}
