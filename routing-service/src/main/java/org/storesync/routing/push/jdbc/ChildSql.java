package org.storesync.routing.push.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.record.domain.RecordKey;

/** Children that come and go with their parent: whole sets, in one statement each, under the heads of the streams they stand in. */
final class ChildSql {
    private static final String NUMBERED = """
            numbered as (
                select record_type, record_id, row_number() over (order by seq) as place
                from record where stream_id = ? and parent_type = ? and parent_id = ? and op = 'U')
            """;

    private ChildSql() {}

    static int delete(
            Connection connection, int stream, RecordKey parent, SiteId writer, long head, long epoch, Instant now)
            throws SQLException {
        return Jdbc.update(
                connection,
                "with " + NUMBERED + """
                        update record r set seq = ? + n.place, version = greatest(r.version, ?) + 1, op = 'D', body = null,
                            lineage = null, site_seq = null, written_by = ?, received_at = ?
                        from numbered n
                        where r.stream_id = ? and r.record_type = n.record_type and r.record_id = n.record_id""",
                stream,
                (short) parent.type(),
                parent.id(),
                head,
                Epochs.base(epoch),
                writer.value(),
                now,
                stream);
    }

    static int copy(Connection connection, int home, int target, RecordKey parent, long head, Instant now)
            throws SQLException {
        return Jdbc.update(connection, """
                insert into record as r (stream_id, record_type, record_id, seq, created_seq, version, op, parent_type, parent_id,
                    body, received_at)
                select ?, c.record_type, c.record_id, ? + row_number() over (order by c.seq), ? + row_number() over (order by c.seq),
                    c.version, 'U', c.parent_type, c.parent_id, c.body, ?
                from record c
                where c.stream_id = ? and c.parent_type = ? and c.parent_id = ? and c.op = 'U'
                    and not exists (select 1 from record t where t.stream_id = ? and t.record_type = c.record_type
                        and t.record_id = c.record_id and t.op <> 'R' and t.version >= c.version)
                on conflict (stream_id, record_type, record_id) do update set seq = excluded.seq, created_seq = excluded.created_seq,
                    version = excluded.version, op = 'U', body = excluded.body, lineage = null, site_seq = null,
                    received_at = excluded.received_at
                    where r.op = 'R' or r.version < excluded.version""", target, head, head, now, home, (short) parent.type(), parent.id(), target);
    }

    static int remove(Connection connection, int stream, RecordKey parent, long head, Instant now) throws SQLException {
        return Jdbc.update(
                connection, "with " + NUMBERED + """
                        update record r set seq = ? + n.place, op = 'R', body = null, lineage = null, site_seq = null, received_at = ?
                        from numbered n
                        where r.stream_id = ? and r.record_type = n.record_type and r.record_id = n.record_id""", stream, (short) parent.type(), parent.id(), head, now, stream);
    }
}
