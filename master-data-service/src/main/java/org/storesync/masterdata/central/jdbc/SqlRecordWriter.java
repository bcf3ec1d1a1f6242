package org.storesync.masterdata.central.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.storesync.client.outbox.Entry;
import org.storesync.client.outbox.jdbc.Outbox;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.problem.Problem;
import org.storesync.masterdata.central.Author;
import org.storesync.masterdata.central.Edit;
import org.storesync.masterdata.central.RecordWriter;
import org.storesync.masterdata.kind.Columns;
import org.storesync.masterdata.kind.Kind;
import org.storesync.masterdata.kind.Kinds;
import org.storesync.masterdata.kind.Link.Referrer;
import org.storesync.masterdata.kind.Link.Tie;
import org.storesync.model.ProblemCode;

/** The only class that writes into the outbox. Edits and imports both write through it. */
@Singleton
public class SqlRecordWriter implements RecordWriter {
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final CurrentTransaction transaction;
    private final Kinds kinds;
    private final EditAudit audit;

    SqlRecordWriter(CurrentTransaction transaction, Kinds kinds, EditAudit audit) {
        this.transaction = transaction;
        this.kinds = kinds;
        this.audit = audit;
    }

    @Override
    public void begin() {
        transaction.run(SqlRecordWriter::awaitTurn);
    }

    /** Waits for the turn. Only an import holds it for long. */
    private static void awaitTurn(Connection connection) throws SQLException {
        Jdbc.update(connection, "set local lock_timeout = '15s'");
        try {
            UnsentChanges.lock(connection);
        } catch (SQLException e) {
            if (LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw Problem.of(
                        ProblemCode.IMPORT_RUNNING, "a large import is being written; try again when it has ended");
            }
            throw e;
        }
    }

    @Override
    public String newId() {
        return transaction.call(connection -> newIds(connection, 1)).getFirst();
    }

    /** UUIDs of version 7, which grow with time. */
    public static List<String> newIds(Connection connection, int count) throws SQLException {
        return Jdbc.list(
                connection, "select uuidv7()::text from generate_series(1, ?)", row -> row.getString(1), count);
    }

    @Override
    public long write(Author author, Kind kind, Edit edit, Instant now) {
        return transaction.call(connection -> {
            write(connection, author, kind, List.of(edit), now);
            return RecordTable.version(connection, kind, edit.record().id());
        });
    }

    /** Writes many edits, in a transaction of plain JDBC. */
    public void write(Connection connection, Author author, Kind kind, List<Edit> edits, Instant now)
            throws SQLException {
        List<Columns> records = edits.stream().map(Edit::record).toList();
        Map<String, Long> bases = UnsentChanges.note(
                connection, kind, records.stream().map(Columns::id).toList());
        List<Entry> entries = new ArrayList<>();
        for (Columns each : records) {
            entries.add(Entry.upsert(kind.recordType(), each.id(), bases.get(each.id()), each.body()));
        }
        Outbox.append(connection, UnsentChanges.LANE, entries, now);
        RecordTable.edit(connection, kind, records, now);
        for (Edit edit : edits) {
            Columns record = edit.record();
            audit.append(connection, author, kind, record.id(), edit.before(), record.body(), now);
        }
    }

    @Override
    public void delete(Author author, Kind kind, String id, byte[] before, Instant now) {
        transaction.run(connection -> {
            for (Referrer referrer : kinds.referrers(kind)) {
                if (referrer.link().tie() == Tie.BELONGS) {
                    List<String> owned = RecordTable.linking(connection, referrer, id);
                    erase(connection, referrer.kind(), owned, now);
                }
            }
            erase(connection, kind, List.of(id), now);
            audit.append(connection, author, kind, id, before, null, now);
        });
    }

    private static void erase(Connection connection, Kind kind, List<String> ids, Instant now) throws SQLException {
        Map<String, Long> bases = UnsentChanges.note(connection, kind, ids);
        List<Entry> entries = new ArrayList<>();
        for (String id : ids) {
            entries.add(Entry.delete(kind.recordType(), id, bases.get(id)));
        }
        Outbox.append(connection, UnsentChanges.LANE, entries, now);
        for (String id : ids) {
            RecordTable.erase(connection, kind, id, null, now);
        }
    }
}
