package org.storesync.agent.jdbc;

import java.time.Instant;
import java.util.List;
import org.storesync.agent.record.RecordKey;

/** Changes central refused, for people to see; one goes when its record is changed again or taken. */
public final class RefusedTable {
    /** Of the oldest beyond these only central's audit knows. */
    static final int KEPT_MAX = 10_000;

    private final Rows rows;

    RefusedTable(Rows rows) {
        this.rows = rows;
    }

    /** A refused change, and why. */
    public record Refusal(RecordKey key, long siteSeq, String code, String detail, Instant at) {}

    public void add(Refusal refusal) {
        rows.update(
                """
                insert or replace into refused (record_type, record_id, site_seq, code, detail, refused_at)
                values (?, ?, ?, ?, ?, ?)""",
                refusal.key().type(),
                refusal.key().id(),
                refusal.siteSeq(),
                refusal.code(),
                refusal.detail(),
                refusal.at().toString());
    }

    public void remove(RecordKey key) {
        rows.update("delete from refused where record_type = ? and record_id = ?", key.type(), key.id());
    }

    /** Called once a batch, so that the list never grows without end. */
    public void keepNewest() {
        long over = count() - KEPT_MAX;
        if (over > 0) {
            rows.update("""
                    delete from refused where (record_type, record_id) in
                    (select record_type, record_id from refused order by site_seq limit ?)""", over);
        }
    }

    public long count() {
        return rows.number("select count(*) from refused");
    }

    /** The newest first. */
    public List<Refusal> newest(int limit) {
        return rows.list(
                """
                select record_type, record_id, site_seq, code, detail, refused_at
                from refused order by site_seq desc limit ?""",
                row -> new Refusal(
                        new RecordKey(row.getString(1), row.getString(2)),
                        row.getLong(3),
                        row.getString(4),
                        row.getString(5),
                        Instant.parse(row.getString(6))),
                limit);
    }
}
