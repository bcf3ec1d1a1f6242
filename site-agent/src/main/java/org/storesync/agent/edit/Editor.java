package org.storesync.agent.edit;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.storesync.agent.document.Series;
import org.storesync.agent.jdbc.Database;
import org.storesync.agent.jdbc.LocalRow;
import org.storesync.agent.jdbc.RefusedTable.Refusal;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.BodyReader;
import org.storesync.agent.record.LocalChange;
import org.storesync.agent.record.RecordKey;

/** Makes changes: it writes record and outbox in one transaction, so that what people see here is what will be sent. */
public final class Editor {
    /** Many changes are committed in parts of this size, so that a sync at the same time gets its turn. */
    public static final int CHANGES_A_TRANSACTION = 5_000;

    private static final String NUMBER = "[1-9]\\d{0,17}";

    private final Database database;
    private final BodyReader bodies;

    public Editor(Database database, BodyReader bodies) {
        this.database = database;
        this.bodies = bodies;
    }

    /** @throws IllegalArgumentException if a body is no JSON object: then the whole transaction is rolled back */
    public void make(LocalChange change) {
        database.change(tables -> make(tables, change));
    }

    /** Makes changes in order. Each {@link #CHANGES_A_TRANSACTION} of them are kept together. Returns how many there were. */
    public long makeAll(Iterator<? extends LocalChange> changes) {
        long made = 0;
        while (changes.hasNext()) {
            made += database.write(tables -> {
                int count = 0;
                while (count < CHANGES_A_TRANSACTION && changes.hasNext()) {
                    make(tables, changes.next());
                    count++;
                }
                return count;
            });
        }
        return made;
    }

    /** Makes a change in the caller's transaction. */
    public void make(Tables tables, LocalChange change) {
        switch (change) {
            case LocalChange.Put put -> put(tables, put.key(), bodies.checked(put.body()));
            case LocalChange.Delete delete -> delete(tables, delete.key());
        }
    }

    /** Makes a change again that central did not take. */
    public void makeAgain(Tables tables, Refusal refusal) {
        Body body = refusal.body();
        RecordKey key = refusal.key();
        if (body != null) {
            put(tables, key, body);
        } else if (tables.records().shown(key)) {
            delete(tables, key);
        } else {
            tables.records().find(key).ifPresent(local -> tables.outbox().queueLast(local.row()));
            tables.refused().remove(key);
        }
    }

    /** Forgets a change that central did not take; true if the record is deleted too, because central has none. */
    public boolean dropRefused(Tables tables, RecordKey key) {
        tables.refused().remove(key);
        Optional<LocalRow> local = tables.records().find(key);
        if (local.isEmpty()
                || local.get().unsent()
                || !tables.holdings().of(local.get().row()).isEmpty()) {
            return false;
        }
        tables.records().childrenShown(key).stream()
                .filter(child -> tables.refused().find(child).isPresent())
                .forEach(child -> dropRefused(tables, child));
        tables.records().drop(local.get().row());
        return true;
    }

    private void put(Tables tables, RecordKey key, Body body) {
        new Takings(tables, bodies).put(key, body);
        RecordKey parent = bodies.parentOf(key.type(), body);
        Optional<LocalRow> found = tables.records().find(key);
        if (found.isEmpty()) {
            long row = tables.records().insert(key, 0, body, parent, false);
            tables.outbox().queue(row);
        } else {
            LocalRow local = found.get();
            tables.records().update(local.row(), local.version(), body, parent);
            if (local.deleted()) {
                tables.outbox().queueLast(local.row());
            } else {
                tables.outbox().queue(local.row());
            }
        }
        tables.refused().remove(key);
        // The document may name another party now, which decides whether central wants its lines.
        tables.outbox().forgetWithheldChildren(key);
        if (found.isEmpty() || !found.get().shown()) {
            tables.records().unparkChildren(key);
        }
    }

    private void delete(Tables tables, RecordKey key) {
        LocalRow local = tables.records()
                .find(key)
                .filter(LocalRow::shown)
                .orElseThrow(() -> new IllegalArgumentException("there is no " + key + " here"));
        tables.records().get(key).ifPresent(record -> {
            new Takings(tables, bodies).delete(key, record.body());
            keepNumber(tables, key, record.body());
        });
        tables.refused().remove(key);
        if (tables.records().neverSent(local.row())) {
            tables.outbox().remove(local.row());
            tables.records().drop(local.row());
            // Central deletes the children of a record that it deletes, but it never heard of this one.
            tables.records().childrenShown(key).forEach(child -> delete(tables, child));
            return;
        }
        RecordKey parent = tables.records().parentOf(local.row()).orElse(null);
        tables.records().update(local.row(), local.version(), null, parent);
        tables.outbox().queueLast(local.row());
    }

    // If a program chose numbers itself, its documents are the only trace of them.
    private void keepNumber(Tables tables, RecordKey key, Body body) {
        Map<String, String> fields = Series.TYPES.contains(key.type()) ? bodies.scalars(body) : Map.of();
        String store = fields.getOrDefault("store_ID", "");
        Optional<Series> series = Series.of(key.type(), fields.getOrDefault("type", ""));
        if (store.isEmpty() || series.isEmpty()) {
            return;
        }
        String number = fields.getOrDefault(series.get().numberField(), "");
        if (number.matches(NUMBER)) {
            new Counters(tables)
                    .raisedTo(Long.parseLong(number), series.get(), store)
                    .ifPresent(counter -> make(tables, counter));
        }
    }
}
