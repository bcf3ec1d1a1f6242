package org.storesync.agent.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.RecordKey;
import org.storesync.agent.record.StoredRecord;
import org.storesync.agent.record.Unsent;

/** The records, and the tombstones of deleted ones. */
public final class RecordTable {
    private static final String SHOWN = "op = 'U' and parked = 0";
    /**
     * A word of {@link Unsent}. If a record is changed while an earlier change is being sent, the newer change is in the outbox and counts.
     */
    private static final String CHANGE =
            "coalesce((select case when o.withheld_store is not null then 'KEPT_HERE' when o.tries > 0 then 'HELD_BACK'"
                    + " else 'WAITS' end from outbox o where o.key = r.key),"
                    + " (select 'IN_DOUBT' from sending s where s.key = r.key), 'NONE')";

    private static final String UNSENT =
            "(exists (select 1 from outbox o where o.key = r.key) or exists (select 1 from sending s where s.key = r.key))";

    private final Rows rows;

    RecordTable(Rows rows) {
        this.rows = rows;
    }

    /** What is known of the record, also if it is a tombstone or parked. */
    public Optional<LocalRow> find(RecordKey key) {
        return rows.one("""
                select r.key, r.op, r.version, r.parked, r.lost, o.key, s.site_seq
                from record r left join outbox o on o.key = r.key left join sending s on s.key = r.key
                where r.record_type = ? and r.record_id = ?""", RecordTable::localRow, key.type(), key.id());
    }

    private static LocalRow localRow(ResultSet row) throws SQLException {
        long seq = row.getLong(7);
        return new LocalRow(
                row.getLong(1),
                row.getString(2).equals("D"),
                row.getLong(3),
                row.getInt(4) != 0,
                row.getInt(5) != 0,
                row.getLong(6) != 0,
                seq == 0 ? null : seq);
    }

    /** True if the record is shown. */
    public boolean shown(RecordKey key) {
        return rows.one(
                        "select 1 from record where record_type = ? and record_id = ? and " + SHOWN,
                        row -> true,
                        key.type(),
                        key.id())
                .isPresent();
    }

    /** Adds a record that is not known; a null body makes a tombstone. Returns its number. */
    public long insert(RecordKey key, long version, @Nullable Body body, @Nullable RecordKey parent, boolean parked) {
        return rows.number(
                """
                insert into record (record_type, record_id, op, version, parked, parent_type, parent_id, body)
                values (?, ?, ?, ?, ?, ?, ?, ?) returning key""",
                key.type(),
                key.id(),
                body == null ? "D" : "U",
                version,
                parked,
                parent == null ? null : parent.type(),
                parent == null ? null : parent.id(),
                body == null ? null : body.bytes());
    }

    /** Gives a known record a new state. From now on it is shown, unless it is a tombstone. */
    public void update(long row, long version, @Nullable Body body, @Nullable RecordKey parent) {
        rows.update(
                """
                update record set op = ?, version = ?, parked = 0, parent_type = ?, parent_id = ?, body = ?
                where key = ?""",
                body == null ? "D" : "U",
                version,
                parent == null ? null : parent.type(),
                parent == null ? null : parent.id(),
                body == null ? null : body.bytes(),
                row);
    }

    /** A newer state of a record that still waits for its parent. */
    public void updateParked(long row, long version, Body body, RecordKey parent) {
        update(row, version, body, parent);
        rows.update("update record set parked = 1 where key = ?", row);
    }

    public void raiseVersion(long row, long version) {
        rows.update("update record set version = ? where key = ? and version < ?", version, row, version);
    }

    public void pushedSeq(long row, long siteSeq) {
        rows.update("update record set pushed_seq = ? where key = ?", siteSeq, row);
    }

    /** Notes whether the last holding ended while a change was unsent. Then the answer decides whether the record stays. */
    public void lost(long row, boolean lost) {
        rows.update("update record set lost = ? where key = ? and lost <> ?", lost, row, lost);
    }

    /** Drops records that lost their last holding and whose changes central has judged. Returns how many. */
    public int dropLost() {
        return rows.update("delete from record as r where lost = 1 and not " + UNSENT
                + " and not exists (select 1 from held h where h.key = r.key)");
    }

    public void drop(long row) {
        rows.update("delete from record where key = ?", row);
    }

    /** True if the record was never sent, and central never sent it: it can be deleted without a trace. */
    public boolean neverSent(long row) {
        return rows.number(
                        "select count(*) from record where key = ? and version = 0 and pushed_seq = 0"
                                + " and not exists (select 1 from sending s where s.key = record.key)",
                        row)
                == 1;
    }

    public List<RecordKey> childrenShown(RecordKey parent) {
        return rows.list("""
                select record_type, record_id from record
                where op = 'U' and parked = 0 and parent_id = ? and parent_type = ?
                order by key""", row -> new RecordKey(row.getString(1), row.getString(2)), parent.id(), parent.type());
    }

    /** Shown records that were last sent after this siteSeq, and whose parent was deleted here. */
    public List<RecordKey> orphansSentAfter(long siteSeq) {
        return rows.list("""
                select r.record_type, r.record_id from record r
                join record p on p.record_type = r.parent_type and p.record_id = r.parent_id
                where r.op = 'U' and r.parked = 0 and r.pushed_seq > ? and p.op = 'D'
                order by r.key""", row -> new RecordKey(row.getString(1), row.getString(2)), siteSeq);
    }

    /** A record exists now: shows the children that waited for it, and their children; returns which. */
    public List<RecordKey> unparkChildren(RecordKey parent) {
        List<RecordKey> shown = new ArrayList<>(unparkOwn(parent));
        for (int next = 0; next < shown.size(); next++) {
            shown.addAll(unparkOwn(shown.get(next)));
        }
        return shown;
    }

    private List<RecordKey> unparkOwn(RecordKey parent) {
        return rows.list("""
                update record set parked = 0 where parked = 1 and parent_id = ? and parent_type = ?
                returning record_type, record_id""", row -> new RecordKey(row.getString(1), row.getString(2)), parent.id(), parent.type());
    }

    /** Shows all records that still wait; returns how many. */
    public int unparkAll() {
        return rows.update("update record set parked = 0 where parked = 1");
    }

    public long parked() {
        return rows.number("select count(*) from record where parked = 1");
    }

    public Optional<StoredRecord> get(RecordKey key) {
        return rows.one(
                "select record_type, record_id, version, " + CHANGE + ", body from record r"
                        + " where record_type = ? and record_id = ? and " + SHOWN,
                RecordTable::stored,
                key.type(),
                key.id());
    }

    /** Hands over all shown records of a type, in the order of their ids. */
    public void each(String type, Consumer<StoredRecord> taker) {
        rows.each(
                "select record_type, record_id, version, " + CHANGE + ", body from record r where record_type = ? and "
                        + SHOWN + " order by record_id",
                row -> taker.accept(stored(row)),
                type);
    }

    /** Like {@link #each}, but begins after an id and ends after a number of records. */
    public List<StoredRecord> list(String type, String afterId, int limit) {
        return rows.list(
                "select record_type, record_id, version, " + CHANGE + ", body from record r where record_type = ?"
                        + " and record_id > ? and " + SHOWN + " order by record_id limit ?",
                RecordTable::stored,
                type,
                afterId,
                limit);
    }

    /** The stores that this site knows, by their names. */
    public Map<String, String> storesByName() {
        Map<String, String> stores = new TreeMap<>();
        rows.each(
                "select json_extract(cast(body as text), '$.name_ID'), record_id from record"
                        + " where record_type = 'store' and body is not null",
                row -> {
                    String name = row.getString(1);
                    if (name != null) {
                        stores.put(name, row.getString(2));
                    }
                });
        return stores;
    }

    /** Shown records of a type whose body has this text in this field. */
    public List<StoredRecord> naming(String type, String field, String text, int limit) {
        return rows.list(
                "select record_type, record_id, version, " + CHANGE + ", body from record r where record_type = ? and "
                        + SHOWN + " and json_extract(cast(body as text), ?) = ? order by record_id limit ?",
                RecordTable::stored,
                type,
                "$." + field,
                text,
                limit);
    }

    /** True if a shown record of the type has this field. */
    public boolean anyHas(String type, String field) {
        return rows.number(
                        "select exists (select 1 from record r where record_type = ? and " + SHOWN
                                + " and json_type(cast(body as text), ?) is not null)",
                        type,
                        "$.\"" + field.replace("\"", "") + "\"")
                != 0;
    }

    /** The record's parent, as it was last known. */
    public Optional<RecordKey> parentOf(long row) {
        return rows.one(
                "select parent_type, parent_id from record where key = ? and parent_id is not null",
                found -> new RecordKey(found.getString(1), found.getString(2)),
                row);
    }

    /** Shown records of a type whose body has this number in this field. */
    public List<StoredRecord> having(String type, String field, long number, int limit) {
        return rows.list(
                "select record_type, record_id, version, " + CHANGE + ", body from record r where record_type = ? and "
                        + SHOWN + " and json_extract(cast(body as text), ?) = ? order by record_id limit ?",
                RecordTable::stored,
                type,
                "$." + field,
                number,
                limit);
    }

    /** The highest number in this field among the shown records of a type, of one store and kind (empty: any); 0 for none. */
    public long highest(String type, String field, String store, String kind) {
        return rows.number(
                "select coalesce(max(cast(json_extract(cast(body as text), ?) as integer)), 0) from record where record_type = ? and "
                        + SHOWN + " and json_extract(cast(body as text), '$.store_ID') = ?"
                        + " and (? = '' or json_extract(cast(body as text), '$.type') = ?)",
                "$." + field,
                type,
                store,
                kind,
                kind);
    }

    private static StoredRecord stored(ResultSet row) throws SQLException {
        return new StoredRecord(
                new RecordKey(row.getString(1), row.getString(2)),
                row.getLong(3),
                Unsent.valueOf(row.getString(4)),
                Body.of(row.getBytes(5)));
    }

    /** How many of each type are shown, by type. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        rows.each(
                "select record_type, count(*) from record where " + SHOWN + " group by record_type",
                row -> counts.put(row.getString(1), row.getLong(2)));
        return counts;
    }
}
