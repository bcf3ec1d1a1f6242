package org.storesync.agent.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.RecordKey;

/**
 * Changes that central did not take, for people to see: refused, or waiting there (quarantined). A row is deleted when its record is
 * changed again or taken. A row that waits is also deleted when central sends the record.
 */
public final class RefusedTable {
    /** Older changes beyond this number are only in central's audit. */
    static final int KEPT_MAX = 10_000;

    private static final String COLUMNS =
            "record_type, record_id, site_seq, outcome, code, detail, refused_at, body, decision, reason, decided_at";
    private static final String WAITING = "waiting";

    private final Rows rows;

    RefusedTable(Rows rows) {
        this.rows = rows;
    }

    /**
     * A change that was not taken, and why.
     *
     * @param waiting it waits at central, for another record or for a person
     * @param body what was sent; null for a delete
     * @param decision what was decided about it at central since
     */
    public record Refusal(
            RecordKey key,
            long siteSeq,
            boolean waiting,
            String code,
            String detail,
            Instant at,
            @Nullable Body body,
            @Nullable Decision decision) {
        /** A decision of central, why, and when. */
        public record Decision(String word, String reason, String at) {}
    }

    public void add(Refusal refusal) {
        Body body = refusal.body();
        rows.update(
                """
                insert or replace into refused (record_type, record_id, site_seq, outcome, code, detail, refused_at, body)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                refusal.key().type(),
                refusal.key().id(),
                refusal.siteSeq(),
                refusal.waiting() ? WAITING : "refused",
                refusal.code(),
                refusal.detail(),
                refusal.at().toString(),
                body == null ? null : body.bytes());
    }

    public void remove(RecordKey key) {
        rows.update("delete from refused where record_type = ? and record_id = ?", key.type(), key.id());
    }

    /** Central sent the record, so it has judged what waited there. */
    public void taken(RecordKey key) {
        rows.update(
                "delete from refused where record_type = ? and record_id = ? and outcome = ?",
                key.type(),
                key.id(),
                WAITING);
    }

    /** Central took the change with this siteSeq after all. */
    public void settled(RecordKey key, long siteSeq) {
        rows.update(
                "delete from refused where record_type = ? and record_id = ? and site_seq = ?",
                key.type(),
                key.id(),
                siteSeq);
    }

    /** The change with this siteSeq no longer waits: it was refused. Only if it is still here. */
    public void refused(RecordKey key, long siteSeq, String code, Refusal.Decision decision) {
        rows.update("""
                update refused set outcome = 'refused', code = ?, detail = '', decision = ?, reason = ?, decided_at = ?
                where record_type = ? and record_id = ? and site_seq = ?""", code, decision.word(), decision.reason(), decision.at(), key.type(), key.id(), siteSeq);
    }

    /** Notes what was decided about the change with this siteSeq, if it is still here. */
    public void decided(RecordKey key, long siteSeq, Refusal.Decision decision) {
        rows.update("""
                update refused set decision = ?, reason = ?, decided_at = ?
                where record_type = ? and record_id = ? and site_seq = ?""", decision.word(), decision.reason(), decision.at(), key.type(), key.id(), siteSeq);
    }

    /** Called once for each batch, so that the list stays bounded. */
    public void keepNewest() {
        long over = rows.number("select count(*) from refused") - KEPT_MAX;
        if (over > 0) {
            rows.update("""
                    delete from refused where (record_type, record_id) in
                    (select record_type, record_id from refused order by site_seq limit ?)""", over);
        }
    }

    /** How many are refused. */
    public long count() {
        return rows.number("select count(*) from refused where outcome <> ?", WAITING);
    }

    /** How many wait at central. */
    public long waiting() {
        return rows.number("select count(*) from refused where outcome = ?", WAITING);
    }

    public Optional<Refusal> find(RecordKey key) {
        return rows.one(
                "select " + COLUMNS + " from refused where record_type = ? and record_id = ?",
                RefusedTable::refusal,
                key.type(),
                key.id());
    }

    /** Both kinds, the newest first. */
    public List<Refusal> newest(int limit) {
        return rows.list(
                "select " + COLUMNS + " from refused order by site_seq desc limit ?", RefusedTable::refusal, limit);
    }

    private static Refusal refusal(ResultSet row) throws SQLException {
        byte[] body = row.getBytes(8);
        String decision = row.getString(9);
        return new Refusal(
                new RecordKey(row.getString(1), row.getString(2)),
                row.getLong(3),
                row.getString(4).equals(WAITING),
                row.getString(5),
                row.getString(6),
                Instant.parse(row.getString(7)),
                body == null ? null : Body.of(body),
                decision == null ? null : new Refusal.Decision(decision, row.getString(10), row.getString(11)));
    }
}
