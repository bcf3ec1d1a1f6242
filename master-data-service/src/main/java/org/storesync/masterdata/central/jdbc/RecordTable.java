package org.storesync.masterdata.central.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.masterdata.kind.Columns;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Link;
import org.storesync.masterdata.kind.Link.Referrer;

/**
 * The only class that writes the table of a kind. Each write of a row raises its version, so that no reader's ETag matches by chance. Only
 * an answer of central leaves the version as it is.
 */
public final class RecordTable {
    private static final String EDITED = "";
    private static final String NEWER =
            ", routing_version = excluded.routing_version where t.routing_version < excluded.routing_version";
    private static final String FORCED = ", routing_version = excluded.routing_version";

    private RecordTable() {}

    /** A record as central holds it. */
    public record Replica(Columns columns, long version) {}

    /** Writes edits. They do not change which version central has. */
    static void edit(Connection connection, Kind kind, Collection<Columns> rows, Instant now) throws SQLException {
        write(connection, kind, rows.stream().map(row -> new Replica(row, 0)).toList(), now, EDITED);
    }

    /** Writes what came by the feed, where it is newer. There may be only one row of an id. */
    public static void replicate(Connection connection, Kind kind, Collection<Replica> rows, Instant now)
            throws SQLException {
        write(connection, kind, rows, now, NEWER);
    }

    /** Puts back central's state after central did not take an edit. */
    public static void restore(Connection connection, Kind kind, Replica row, Instant now) throws SQLException {
        write(connection, kind, List.of(row), now, FORCED);
    }

    /** The version that central has of each record, as far as it is known; also for deleted records. */
    public static Map<String, Long> routingVersions(Connection connection, Kind kind, Collection<String> ids)
            throws SQLException {
        Map<String, Long> versions = new HashMap<>();
        Jdbc.list(
                connection,
                "select id, routing_version from " + kind.table() + " where id = any(?)",
                row -> versions.put(row.getString(1), row.getLong(2)),
                (Object) ids.toArray(String[]::new));
        return versions;
    }

    /** Notes the versions that central gave to our edits, by id. */
    public static void accepted(Connection connection, Kind kind, Map<String, Long> versions) throws SQLException {
        if (!versions.isEmpty()) {
            Jdbc.update(
                    connection,
                    "update " + kind.table() + " t set routing_version = d.version"
                            + " from unnest(?::text[], ?::bigint[]) d(id, version)"
                            + " where t.id = d.id and t.routing_version < d.version",
                    versions.keySet().toArray(String[]::new),
                    versions.values().toArray(Long[]::new));
        }
    }

    static long version(Connection connection, Kind kind, String id) throws SQLException {
        return Jdbc.first(
                        connection, "select version from " + kind.table() + " where id = ?", row -> row.getLong(1), id)
                .orElseThrow();
    }

    /** Writes folded keys again. Arguments are folded key, searched text and id. Readers see no difference, so the version stays. */
    static void refold(Connection connection, Kind kind, List<@Nullable Object[]> rows) throws SQLException {
        Jdbc.updates(connection, "update " + kind.table() + " set folded_key = ?, search_text = ? where id = ?", rows);
    }

    /** The records that link this one. */
    static List<String> linking(Connection connection, Referrer referrer, String id) throws SQLException {
        return Jdbc.list(
                connection,
                "select id from " + referrer.kind().table() + " where "
                        + referrer.link().column() + " = ? and not deleted order by id",
                row -> row.getString(1),
                id);
    }

    private static void write(Connection connection, Kind kind, Collection<Replica> rows, Instant now, String conflict)
            throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        List<Columns> columns = rows.stream().map(Replica::columns).toList();
        List<Object> arguments = new ArrayList<>();
        arguments.add(now);
        arguments.add(Jdbc.longs(rows, Replica::version));
        arguments.add(Jdbc.texts(columns, Columns::id));
        arguments.add(Jdbc.bytes(columns, Columns::body));
        arguments.add(Jdbc.texts(columns, Columns::sortKey));
        arguments.add(Jdbc.texts(columns, Columns::foldedKey));
        arguments.add(Jdbc.texts(columns, Columns::searchText));
        for (int link = 0; link < kind.links().size(); link++) {
            int number = link;
            arguments.add(Jdbc.texts(columns, row -> row.links().get(number)));
        }
        Jdbc.update(connection, upsert(kind) + conflict, arguments.toArray());
    }

    private static String upsert(Kind kind) {
        List<String> links = kind.links().stream().map(Link::column).toList();
        String names = links.stream().map(column -> ", " + column).collect(Collectors.joining());
        String updates = links.stream()
                .map(column -> ", " + column + " = excluded." + column)
                .collect(Collectors.joining());
        return "insert into " + kind.table()
                + " as t (version, deleted, updated_at, routing_version, id, body, sort_key, folded_key, search_text"
                + names + ")"
                + " select 0, false, ?::timestamptz, n.* from unnest(?, ?, ?, ?, ?, ?" + ", ?".repeat(links.size())
                + ") as n on conflict (id) do update set version = t.version + 1, deleted = false, body = excluded.body,"
                + " sort_key = excluded.sort_key, folded_key = excluded.folded_key, search_text = excluded.search_text, updated_at = excluded.updated_at"
                + updates;
    }

    /**
     * Turns a row into a tombstone. If there is no row, it does nothing.
     *
     * @param routingVersion the version of the delete at central, null for our own delete
     */
    public static void erase(Connection connection, Kind kind, String id, @Nullable Long routingVersion, Instant now)
            throws SQLException {
        Jdbc.update(
                connection,
                "update " + kind.table() + " set deleted = true, body = '{}', version = version + 1, updated_at = ?,"
                        + " routing_version = coalesce(?::bigint, routing_version) where id = ? and not deleted",
                now,
                routingVersion,
                id);
    }
}
