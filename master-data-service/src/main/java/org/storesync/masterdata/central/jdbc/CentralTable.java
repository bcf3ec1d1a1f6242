package org.storesync.masterdata.central.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.masterdata.central.Columns;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Kind.Link;

/** Writes many rows of a kind's table at once. Each write of a row raises its version, so that no reader's ETag is right by chance. */
public final class CentralTable {
    private static final String EDITED = "";
    private static final String NEWER =
            ", routing_version = excluded.routing_version where t.routing_version < excluded.routing_version";
    private static final String FORCED = ", routing_version = excluded.routing_version";

    private CentralTable() {}

    /** A record as central holds it. */
    public record Replica(Columns columns, long version) {}

    /** Edits: what version central has does not change by them. */
    public static void edit(Connection connection, Kind kind, Collection<Columns> rows, Instant now)
            throws SQLException {
        write(connection, kind, rows.stream().map(row -> new Replica(row, 0)).toList(), now, EDITED);
    }

    /** What came by the feed, where it is newer. At most one row of an id. */
    public static void replicate(Connection connection, Kind kind, Collection<Replica> rows, Instant now)
            throws SQLException {
        write(connection, kind, rows, now, NEWER);
    }

    /** Central's state, instead of an edit of ours it did not take. */
    public static void restore(Connection connection, Kind kind, Replica row, Instant now) throws SQLException {
        write(connection, kind, List.of(row), now, FORCED);
    }

    private static void write(Connection connection, Kind kind, Collection<Replica> rows, Instant now, String conflict)
            throws SQLException {
        Jdbc.updates(
                connection,
                upsert(kind) + conflict,
                rows.stream().map(row -> arguments(row, now)).toList());
    }

    private static @Nullable Object[] arguments(Replica row, Instant now) {
        Columns columns = row.columns();
        List<@Nullable Object> arguments = new ArrayList<>();
        Collections.addAll(
                arguments, columns.id(), row.version(), columns.body(), columns.sortKey(), columns.searchText(), now);
        arguments.addAll(columns.links());
        return arguments.toArray();
    }

    private static String upsert(Kind kind) {
        List<String> links = kind.links().stream().map(Link::column).toList();
        String names = links.stream().map(column -> ", " + column).collect(Collectors.joining());
        String values = ", ?".repeat(links.size());
        String updates = links.stream()
                .map(column -> ", " + column + " = excluded." + column)
                .collect(Collectors.joining());
        return "insert into " + kind.table()
                + " as t (id, version, routing_version, deleted, body, sort_key, search_text, updated_at" + names + ")"
                + " values (?, 0, ?, false, ?, ?, ?, ?" + values + ")"
                + " on conflict (id) do update set version = t.version + 1, deleted = false, body = excluded.body,"
                + " sort_key = excluded.sort_key, search_text = excluded.search_text, updated_at = excluded.updated_at"
                + updates;
    }

    /**
     * Makes a row a tombstone; nothing where there is none.
     *
     * @param routingVersion the version of the delete at central, null for one of ours
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
