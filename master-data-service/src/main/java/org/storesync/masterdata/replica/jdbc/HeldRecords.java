package org.storesync.masterdata.replica.jdbc;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.client.feed.FeedRow;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.masterdata.body.Bodies;
import org.storesync.masterdata.kind.Kind;

/** What central holds of records while changes of ours are on their way, in columns of table {@code unsent_change}. */
final class HeldRecords {
    private HeldRecords() {}

    /** What central holds of a record that no longer has a change on its way. */
    record Held(String type, String id, long version, byte @Nullable [] body) {}

    /** Those among these records that have a change on its way. */
    static Set<String> unsent(Connection connection, Kind kind, Set<String> ids) throws SQLException {
        return new HashSet<>(Jdbc.list(
                connection,
                "select record_id from unsent_change where record_type = ? and record_id = any(?)",
                row -> row.getString(1),
                kind.recordType(),
                ids.toArray(String[]::new)));
    }

    /** Notes what central holds now. */
    static void hold(Connection connection, Kind kind, List<FeedRow> rows) throws SQLException {
        List<@Nullable Object[]> arguments = new ArrayList<>();
        for (FeedRow row : rows) {
            JsonNode body = row.body();
            arguments.add(new @Nullable Object[] {
                row.version(), body == null ? null : Bodies.bytes(body), kind.recordType(), row.id(), row.version()
            });
        }
        Jdbc.updates(
                connection,
                "update unsent_change set central_version = ?, central_body = ?::bytea"
                        + " where record_type = ? and record_id = ? and central_version < ?",
                arguments);
    }

    /** Removes answered changes. Returns the records that have no other change on its way. */
    static List<Held> settle(Connection connection, Collection<Answered> records) throws SQLException {
        Object[] answered = {
            Jdbc.texts(records, Answered::type),
            Jdbc.texts(records, Answered::id),
            records.stream().map(Answered::changes).toArray(Integer[]::new)
        };
        List<Held> settled = Jdbc.list(
                connection,
                "delete from unsent_change u using unnest(?::text[], ?::text[], ?::int[]) d(type, id, changes)"
                        + " where u.record_type = d.type and u.record_id = d.id and u.pending <= d.changes"
                        + " returning u.record_type, u.record_id, u.central_version, u.central_body",
                row -> new Held(row.getString(1), row.getString(2), row.getLong(3), row.getBytes(4)),
                answered);
        Jdbc.update(
                connection,
                "update unsent_change u set pending = u.pending - d.changes"
                        + " from unnest(?::text[], ?::text[], ?::int[]) d(type, id, changes)"
                        + " where u.record_type = d.type and u.record_id = d.id",
                answered);
        return settled;
    }
}
