package org.storesync.routing.push.jdbc;

import org.storesync.model.SiteId;
import org.storesync.routing.push.log.Children;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.record.domain.RecordKey;

/** Children in table {@code record}: whole sets, each in one statement. */
record JdbcChildren(Session session) implements Children {
    private static final String NUMBERED = """
            with numbered as (
                select record_type, record_id, row_number() over (order by seq) as place
                from record where stream_id = ? and parent_type = ? and parent_id = ? and op = 'U')
            """;
    private static final String DELETE = NUMBERED + """
            update record r set seq = ? + n.place, version = greatest(r.version, ?) + 1, op = 'D', body = null,
                lineage = null, site_seq = null, written_by = ?, received_at = ?
            from numbered n
            where r.stream_id = ? and r.record_type = n.record_type and r.record_id = n.record_id""";
    private static final String REMOVE = NUMBERED + """
            update record r set seq = ? + n.place, op = 'R', body = null, lineage = null, site_seq = null, received_at = ?
            from numbered n
            where r.stream_id = ? and r.record_type = n.record_type and r.record_id = n.record_id""";

    /** It first reads, in a separate statement, what is in the target, because the two streams may be on two nodes. */
    private static final String COPY = """
            with children as materialized (
                select record_type, record_id from record
                where stream_id = ? and parent_type = ? and parent_id = ? and op = 'U'),
            there as materialized (
                select t.record_type, t.record_id, t.version from record t
                join children n on n.record_type = t.record_type and n.record_id = t.record_id
                where t.stream_id = ? and t.op <> 'R')
            insert into record as r (stream_id, record_type, record_id, seq, created_seq, version, op, parent_type, parent_id,
                body, received_at)
            select ?, c.record_type, c.record_id, ? + row_number() over (order by c.seq), ? + row_number() over (order by c.seq),
                c.version, 'U', c.parent_type, c.parent_id, c.body, ?
            from record c
            where c.stream_id = ? and c.parent_type = ? and c.parent_id = ? and c.op = 'U'
                and not exists (select 1 from there t where t.record_type = c.record_type and t.record_id = c.record_id
                    and t.version >= c.version)
            on conflict (stream_id, record_type, record_id) do update set seq = excluded.seq, created_seq = excluded.created_seq,
                version = excluded.version, op = 'U', body = excluded.body, lineage = null, site_seq = null,
                received_at = excluded.received_at
                where r.op = 'R' or r.version < excluded.version""";

    @Override
    public int delete(int stream, RecordKey parent, SiteId writer, long head) {
        return session.update(
                DELETE,
                stream,
                (short) parent.type(),
                parent.id(),
                head,
                Epochs.base(session.epoch()),
                writer.value(),
                session.now(),
                stream);
    }

    @Override
    public int copy(int home, int target, RecordKey parent, long head) {
        return session.update(
                COPY,
                home,
                (short) parent.type(),
                parent.id(),
                target,
                target,
                head,
                head,
                session.now(),
                home,
                (short) parent.type(),
                parent.id());
    }

    @Override
    public int remove(int stream, RecordKey parent, long head) {
        return session.update(REMOVE, stream, (short) parent.type(), parent.id(), head, session.now(), stream);
    }
}
