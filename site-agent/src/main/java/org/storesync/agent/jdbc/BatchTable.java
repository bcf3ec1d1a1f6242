package org.storesync.agent.jdbc;

import java.util.List;
import java.util.Optional;
import org.storesync.agent.central.PushBatch;
import org.storesync.agent.record.RecordKey;

/** The batch that is not answered yet; there is at most one. Its bytes are stored here before they are sent. */
public final class BatchTable {
    private final Rows rows;

    BatchTable(Rows rows) {
        this.rows = rows;
    }

    /** A change of the batch, in its order. */
    public record Sending(long siteSeq, long row, RecordKey key, long pushedBefore, boolean withBase) {}

    public Optional<PushBatch> find() {
        return rows.one(
                "select batch_id, first_seq, count, content from batch",
                row -> new PushBatch(
                        row.getString(1), row.getLong(2), row.getInt(3), new PushBatch.Content(row.getBytes(4))));
    }

    /** Stores the batch with its changes, and takes those out of the outbox. */
    public void store(PushBatch batch, List<OutboxTable.Waiting> changes) {
        rows.update(
                "insert into batch (batch_id, first_seq, count, content) values (?, ?, ?, ?)",
                batch.batchId(),
                batch.firstSeq(),
                batch.count(),
                batch.content().gzip());
        long siteSeq = batch.firstSeq();
        for (OutboxTable.Waiting change : changes) {
            rows.update("""
                    insert into sending (site_seq, key, pushed_before, with_base)
                    select ?, key, pushed_seq, ? from record where key = ?""", siteSeq, change.withBase(), change.row());
            rows.update("update record set pushed_seq = ? where key = ?", siteSeq, change.row());
            rows.update("delete from outbox where key = ?", change.row());
            siteSeq++;
        }
    }

    public List<Sending> changes() {
        return rows.list(
                """
                select s.site_seq, s.key, r.record_type, r.record_id, s.pushed_before, s.with_base
                from sending s join record r on r.key = s.key order by s.site_seq""",
                row -> new Sending(
                        row.getLong(1),
                        row.getLong(2),
                        new RecordKey(row.getString(3), row.getString(4)),
                        row.getLong(5),
                        row.getInt(6) != 0));
    }

    /** Clears the batch when it is answered or abandoned. */
    public void clear() {
        rows.update("delete from sending");
        rows.update("delete from batch");
    }

    /** How many changes were sent without an answer. */
    public long inDoubt() {
        return rows.number("select count(*) from sending");
    }
}
