package org.storesync.masterdata.central.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.masterdata.kind.Kind;

/**
 * Table {@code unsent_change}: which records have changes of ours that central has not answered, and what central holds of them meanwhile.
 * As long as a record has a row here, the feed does not change the record, because our push decides (docs/protocol.md, Pull).
 */
public final class UnsentChanges {
    static final int LANE = 0;

    private UnsentChanges() {}

    /**
     * Until the transaction ends, nobody else edits, imports or applies the feed. They all wait for the outbox's lane, which each change
     * needs anyway. So changes are in the order in which central sees them.
     */
    public static void lock(Connection connection) throws SQLException {
        Jdbc.first(
                connection,
                "insert into outbox_lane as l (lane, next_seq) values (" + LANE + ", 1)"
                        + " on conflict (lane) do update set next_seq = l.next_seq returning lane",
                row -> row.getInt(1));
    }

    /**
     * Notes one more change of each record, and for the first one what central holds. Call it before the table is written.
     *
     * @return by id: the version on which the change is made; absent for a new record, and for a record with an earlier change on its way
     */
    static Map<String, Long> note(Connection connection, Kind kind, Collection<String> ids) throws SQLException {
        Map<String, Long> bases = new HashMap<>();
        Jdbc.list(
                connection,
                """
                insert into unsent_change as u (record_type, record_id, pending, central_version, central_body)
                select ?, n.id, 1, coalesce(t.routing_version, 0), case when not t.deleted then t.body end
                from unnest(?::text[]) n(id) left join %s t on t.id = n.id
                on conflict (record_type, record_id) do update set pending = u.pending + 1
                returning record_id, pending, central_version""".formatted(kind.table()),
                row -> {
                    if (row.getInt(2) == 1 && row.getLong(3) > 0) {
                        bases.put(row.getString(1), row.getLong(3));
                    }
                    return true;
                },
                kind.recordType(),
                ids.toArray(String[]::new));
        return bases;
    }
}
