package org.storesync.routing.fact.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.stream.jdbc.Engine;

/** Table {@code fact_version}. */
public final class VersionSql {
    private VersionSql() {}

    /** True if these are still the versions, and the epoch has not changed either. The caller holds the heads. */
    public static boolean unmoved(Connection connection, long epoch, Map<Scope, Long> versions) throws SQLException {
        Map<String, Long> expected = new TreeMap<>();
        versions.forEach((scope, version) -> expected.put(scope.text(), version));
        return Engine.spreads()
                ? EpochSql.current(connection) == epoch
                        && oneByOne(connection, expected.keySet()).equals(expected)
                : unmovedAtOnce(connection, epoch, expected);
    }

    /**
     * A change of facts commits on one node after the other, so a head may be free before the version is there. A lock for share waits for
     * the version.
     */
    private static Map<String, Long> oneByOne(Connection connection, Set<String> sorted) throws SQLException {
        Map<String, Long> versions = new TreeMap<>();
        for (String scope : sorted) {
            versions.put(
                    scope,
                    Jdbc.first(
                                    connection,
                                    "select version from fact_version where scope = ? for share",
                                    row -> row.getLong(1),
                                    scope)
                            .orElse(0L));
        }
        return versions;
    }

    private static boolean unmovedAtOnce(Connection connection, long epoch, Map<String, Long> versions)
            throws SQLException {
        Map<String, Long> expected = new HashMap<>(versions);
        expected.put("", epoch);
        Map<String, Long> now = new HashMap<>();
        expected.keySet().forEach(scope -> now.put(scope, 0L));
        Jdbc.list(
                connection,
                "/* one node */ select scope, version from fact_version where scope = any(?)"
                        + " union all select '', coalesce(max(epoch), 0) from central_epoch",
                row -> now.put(row.getString(1), row.getLong(2)),
                (Object) versions.keySet().toArray(String[]::new));
        return now.equals(expected);
    }

    /** Versions of the facts that every judgement depends on. */
    static Map<Scope, Long> shared(Connection connection) throws SQLException {
        Map<Scope, Long> versions = new HashMap<>(Map.of(Scope.PRIMARY, 0L, Scope.NAMES, 0L));
        for (Scope scope : List.copyOf(versions.keySet())) {
            Jdbc.first(
                            connection,
                            "select version from fact_version where scope = ?",
                            row -> row.getLong(1),
                            scope.text())
                    .ifPresent(version -> versions.put(scope, version));
        }
        return versions;
    }

    /** Raises the version of a scope; the first version is 1. */
    public static void raise(Connection connection, Scope scope) throws SQLException {
        Jdbc.update(
                connection,
                "insert into fact_version (scope, version) values (?, 1)"
                        + " on conflict (scope) do update set version = fact_version.version + 1",
                scope.text());
    }
}
