package org.storesync.agent.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.RecordKey;

/**
 * The changes that wait to be sent: one row for each changed record. It has no body, because the record's body is the newest unsent state,
 * and no siteSeq, because a change gets its number when a batch is cut.
 */
public final class OutboxTable {
    private static final String MAY_BE_SENT = """
            select r.key, r.record_type, r.record_id, r.op, r.body, r.version, o.with_base
            from outbox o join record r on r.key = o.key
            where o.withheld_store is null and o.tries = 0""";

    private static final String QUEUE_BEHIND = "insert or replace into outbox (key, with_base)"
            + " select r.key, coalesce(o.with_base, 0) from record r left join outbox o on o.key = r.key where ";

    private final Rows rows;

    OutboxTable(Rows rows) {
        this.rows = rows;
    }

    /**
     * A change that waits.
     *
     * @param body null for a delete
     * @param version the version on which it was made
     * @param withBase central may accept it only on that version
     */
    public record Waiting(long row, RecordKey key, @Nullable Body body, long version, boolean withBase) {}

    /** Queues a change. A changed record keeps its place, so that a document stays before its lines. */
    public void queue(long row) {
        rows.update(
                "insert into outbox (key) values (?) on conflict do update set tries = 0, withheld_store = null", row);
    }

    /** Queues a delete, or a change after one, at the end, because its children were changed before. */
    public void queueLast(long row) {
        long withBase = rows.number("select with_base from outbox where key = ?", row);
        rows.update("delete from outbox where key = ?", row);
        rows.update("insert into outbox (key, with_base) values (?, ?)", row, withBase);
    }

    /**
     * Puts a change back that was cut and not taken, before all others. If the record changed meanwhile, it is queued already. A whole
     * batch is put back from its end.
     */
    public void putBack(long row, boolean withBase, boolean tried) {
        rows.update("""
                insert into outbox (position, key, with_base, tries)
                values ((select coalesce(min(position), 1) - 1 from outbox), ?, ?, ?)
                on conflict (key) do update set with_base = max(with_base, excluded.with_base)""", row, withBase, tried);
    }

    public void remove(long row) {
        rows.update("delete from outbox where key = ?", row);
    }

    /** From now on central may accept each change only on the version on which it was made. */
    public void allWithBase() {
        rows.update("update outbox set with_base = 1");
    }

    /** In a new sync, changes that central asked to send later get another chance. */
    public void forgetTries() {
        rows.update("update outbox set tries = 0 where tries > 0");
    }

    /** Changes that were kept here may concern another store now, or a store that central collects, so each is looked at again. */
    public void forgetWithheld() {
        rows.update("update outbox set withheld_store = null where withheld_store is not null");
    }

    /** Like {@link #forgetWithheld()}, for one store only. */
    public void forgetWithheld(String storeId) {
        rows.update("update outbox set withheld_store = null where withheld_store = ?", storeId);
    }

    /** The document changed, so its lines are looked at again: they are kept or sent together with it. */
    public void forgetWithheldChildren(RecordKey parent) {
        rows.update(
                "update outbox set withheld_store = null where withheld_store is not null"
                        + " and key in (select key from record where parent_id = ? and parent_type = ?)",
                parent.id(),
                parent.type());
    }

    public void withhold(long row, String storeId) {
        rows.update("update outbox set withheld_store = ? where key = ?", storeId, row);
    }

    /**
     * Central keeps nothing of the store, so the change stays here until it does. If the record changed meanwhile, it is queued already.
     */
    public void holdBack(long row, boolean withBase, String storeId) {
        rows.update("""
                insert into outbox (position, key, with_base, withheld_store)
                values ((select coalesce(min(position), 1) - 1 from outbox), ?, ?, ?)
                on conflict (key) do update set with_base = max(with_base, excluded.with_base)""", row, withBase, storeId);
    }

    /** Queues a record before all others, even if it waits already, because a document must be there before its lines. */
    public void queueFirst(long row) {
        long withBase = rows.number("select with_base from outbox where key = ?", row);
        rows.update("delete from outbox where key = ?", row);
        putBack(row, withBase != 0, false);
    }

    /** True while a change of the record waits, whether it is kept back or not. */
    public boolean queued(long row) {
        return rows.number("select exists (select 1 from outbox where key = ?)", row) != 0;
    }

    /**
     * Hands over the changes that may be sent now, in order, until the taker says that it is enough. The taker must not change the outbox.
     */
    public void first(Predicate<Waiting> taker) {
        rows.eachUntil(MAY_BE_SENT + " order by o.position", row -> taker.test(waiting(row)));
    }

    /** Like {@link #first}, for the children of one document. */
    public void children(RecordKey parent, Predicate<Waiting> taker) {
        rows.eachUntil(
                MAY_BE_SENT + " and r.parent_id = ? and r.parent_type = ? order by o.position",
                row -> taker.test(waiting(row)),
                parent.id(),
                parent.type());
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                row.getLong(1),
                new RecordKey(row.getString(2), row.getString(3)),
                row.getString(4).equals("D") ? null : Body.of(row.getBytes(5)),
                row.getLong(6),
                row.getInt(7) != 0);
    }

    /** How many are to be sent, without those that are kept here. */
    public long toSend() {
        return rows.number("select count(*) from outbox where withheld_store is null");
    }

    /** How many of each type are to be sent. */
    public Map<String, Long> toSendByType() {
        Map<String, Long> counts = new TreeMap<>();
        rows.each("""
                select r.record_type, count(*) from outbox o join record r on r.key = o.key
                where o.withheld_store is null group by 1""", row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    /** How many are kept here because central does not collect their store, by store. */
    public Map<String, Long> withheldByStore() {
        Map<String, Long> counts = new TreeMap<>();
        rows.each(
                "select withheld_store, count(*) from outbox where withheld_store is not null group by 1",
                row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }

    /** Queues each shown or deleted record that was last sent after this siteSeq, in the order of the types, then as they were sent. */
    public int queueSentAfter(long siteSeq, List<String> typesInOrder) {
        int queued = 0;
        String queue = "insert into outbox (key) select key from record where pushed_seq > ? and record_type = ?"
                + " and key not in (select key from sending) order by pushed_seq on conflict do nothing";
        for (String type : typesInOrder) {
            queued += rows.update(queue, siteSeq, type);
        }
        return queued;
    }

    /** The types of all records that were ever sent. */
    public List<String> typesSent() {
        return rows.list("select distinct record_type from record where pushed_seq > 0", row -> row.getString(1));
    }

    /** Queues the children of a record, including those that were kept here; returns how many. */
    public int queueChildren(RecordKey parent) {
        return rows.update(
                "insert into outbox (key) select key from record where parent_id = ? and parent_type = ? and op = 'U'"
                        + " order by key on conflict do update set withheld_store = null, tries = 0",
                parent.id(),
                parent.type());
    }

    /** The place of the last change. What is queued from now on comes after it. */
    public long last() {
        return rows.number("select max(coalesce((select max(position) from outbox), 0),"
                + " coalesce((select seq from sqlite_sequence where name = 'outbox'), 0))");
    }

    /** Queues all records of a type whose body names this store, after all others; returns how many. */
    public int queueOfStore(String type, String storeField, String storeId) {
        return rows.update(
                QUEUE_BEHIND + "r.record_type = ? and r.op = 'U' and json_extract(cast(r.body as text), ?) = ?"
                        + " order by r.key",
                type,
                "$." + storeField,
                storeId);
    }

    /** Queues all records of a type whose parents were queued after that place, after them; returns how many. */
    public int queueChildrenOfQueued(String type, long behind) {
        return rows.update(QUEUE_BEHIND + """
                        r.record_type = ? and r.op = 'U' and exists (
                        select 1 from record p join outbox q on q.key = p.key
                        where p.record_type = r.parent_type and p.record_id = r.parent_id and q.position > ?)
                        order by r.key""", type, behind);
    }
}
