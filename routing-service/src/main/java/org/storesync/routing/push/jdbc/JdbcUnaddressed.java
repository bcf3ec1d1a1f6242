package org.storesync.routing.push.jdbc;

import java.util.List;
import org.storesync.model.StoreId;
import org.storesync.routing.push.log.Unaddressed;
import org.storesync.routing.record.domain.RecordKey;

/** Table {@code address_due}, and rows of table {@code record} that are not addressed. */
record JdbcUnaddressed(Session session) implements Unaddressed {
    private static final String COPY = """
            insert into record as r (stream_id, record_type, record_id, seq, created_seq, version, op, lineage, site_seq, body, received_at)
            select ?, d.record_type, d.record_id, ?, ?, d.version, 'U', d.lineage, d.site_seq, d.body, ?
            from record d where d.stream_id = ? and d.record_type = ? and d.record_id = ?
            on conflict (stream_id, record_type, record_id) do update set seq = excluded.seq,
                created_seq = case when r.op = 'U' then r.created_seq else excluded.seq end, version = excluded.version, op = 'U',
                lineage = excluded.lineage, site_seq = excluded.site_seq, body = excluded.body, received_at = excluded.received_at""";

    @Override
    public List<Due> due(int limit) {
        return session.list(
                "select store_id, array_agg(asked_by) from address_due group by store_id limit ?",
                row -> new Due(new StoreId(row.getString(1)), List.of((Long[])
                        row.getArray(2).getArray())),
                limit);
    }

    @Override
    public void done(Due due) {
        session.update(
                "delete from address_due where store_id = ? and asked_by = any(?)",
                due.store().value(),
                due.askedBy().toArray(Long[]::new));
    }

    @Override
    public List<Waiting> waiting(int stream, long after, int limit) {
        return session.list(
                "select record_type, record_id, seq, body from record"
                        + " where stream_id = ? and seq > ? and not_addressed = 'not-visible' and body is not null order by seq limit ?",
                row -> new Waiting(new RecordKey(row.getShort(1), row.getBytes(2)), row.getLong(3), row.getBytes(4)),
                stream,
                after,
                limit);
    }

    @Override
    public void address(int stream, RecordKey key, long seq, int inbox) {
        session.update(
                "update record set seq = ?, copied_to = array[?::int], not_addressed = null"
                        + " where stream_id = ? and record_type = ? and record_id = ?",
                seq,
                inbox,
                stream,
                (short) key.type(),
                key.id());
    }

    @Override
    public void copy(int stream, RecordKey key, int inbox, long seq) {
        session.update(COPY, inbox, seq, seq, session.now(), stream, (short) key.type(), key.id());
    }
}
