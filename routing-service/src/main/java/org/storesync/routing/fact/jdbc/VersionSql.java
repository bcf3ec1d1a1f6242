package org.storesync.routing.fact.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.stream.jdbc.Engine;

/** Table {@code fact_version}. */
public final class VersionSql {
    private static final String READ = "select version from fact_version where scope = ?";

    /**
     * A change of facts commits on one node after the other, so a head may be free before the version is there. A lock for share waits for
     * the version.
     */
    private static final String AWAIT = READ + " for share";

    /** Stands for the epoch where it is read together with the versions. */
    private static final String EPOCH = "";

    private VersionSql() {}

    /** True if these are still the versions, and the epoch has not changed either. The caller holds the heads. */
    public static boolean unmoved(Connection connection, long epoch, Map<Scope, Long> versions) throws SQLException {
        SortedMap<String, Long> expected = new TreeMap<>();
        versions.forEach((scope, version) -> expected.put(scope.text(), version));
        if (Engine.spreads()) {
            return EpochSql.current(connection) == epoch
                    && oneByOne(connection, expected.keySet()).equals(expected);
        }
        expected.put(EPOCH, epoch);
        return atOnce(connection, expected.keySet()).equals(expected);
    }

    private static Map<String, Long> oneByOne(Connection connection, Set<String> sorted) throws SQLException {
        Map<String, Long> versions = new HashMap<>();
        for (String scope : sorted) {
            versions.put(scope, version(connection, AWAIT, scope));
        }
        return versions;
    }

    private static Map<String, Long> atOnce(Connection connection, Set<String> scopes) throws SQLException {
        Map<String, Long> versions = new HashMap<>();
        scopes.forEach(scope -> versions.put(scope, 0L));
        Jdbc.list(
                connection,
                "/* one node */ select scope, version from fact_version where scope = any(?)"
                        + " union all select '', coalesce(max(epoch), 0) from central_epoch",
                row -> versions.put(row.getString(1), row.getLong(2)),
                (Object) scopes.toArray(String[]::new));
        return versions;
    }

    /** Versions of the facts that every judgement depends on. */
    static Map<Scope, Long> shared(Connection connection) throws SQLException {
        return Map.of(
                Scope.PRIMARY, version(connection, READ, Scope.PRIMARY.text()),
                Scope.NAMES, version(connection, READ, Scope.NAMES.text()));
    }

    private static long version(Connection connection, String sql, String scope) throws SQLException {
        return Jdbc.first(connection, sql, row -> row.getLong(1), scope).orElse(0L);
    }

    /** Waits until nobody is raising the version of a scope, and keeps others from it until this transaction ends. */
    static void hold(Connection connection, Scope scope) throws SQLException {
        version(connection, AWAIT, scope.text());
    }

    /** Raises the versions of these stores, always in one order. */
    static void raise(Connection connection, SortedSet<String> stores) throws SQLException {
        for (String store : stores) {
            raise(connection, Scope.ofStore(store));
        }
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
