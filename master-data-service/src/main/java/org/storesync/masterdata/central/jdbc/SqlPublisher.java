package org.storesync.masterdata.central.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.storesync.client.outbox.Entry;
import org.storesync.client.outbox.jdbc.Outbox;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.problem.Problem;
import org.storesync.masterdata.central.Columns;
import org.storesync.masterdata.central.Kind;
import org.storesync.masterdata.central.Kind.Referrer;
import org.storesync.masterdata.central.Kind.Tie;
import org.storesync.masterdata.central.Publisher;
import org.storesync.model.ProblemCode;

/** Edits into lane 0 of the outbox. */
@Singleton
public class SqlPublisher implements Publisher {
    static final int LANE = 0;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final CurrentTransaction transaction;
    private final Clock clock;

    SqlPublisher(CurrentTransaction transaction, Clock clock) {
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void begin() {
        transaction.run(SqlPublisher::awaitTurn);
    }

    /** Only an import holds the turn for long. */
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

    /** Version 7 of UUIDs: they grow with time. */
    public static List<String> newIds(Connection connection, int count) throws SQLException {
        return Jdbc.list(
                connection, "select uuidv7()::text from generate_series(1, ?)", row -> row.getString(1), count);
    }

    @Override
    public void changed(Kind kind, Columns record) {
        transaction.run(connection -> changed(connection, kind, List.of(record), clock.instant()));
    }

    /** The same for many, in a transaction of plain JDBC. */
    public static void changed(Connection connection, Kind kind, Collection<Columns> records, Instant now)
            throws SQLException {
        Map<String, Long> bases = UnsentChanges.note(
                connection, kind, records.stream().map(Columns::id).toList());
        List<Entry> entries = new ArrayList<>();
        for (Columns each : records) {
            entries.add(Entry.upsert(kind.wireType(), each.id(), bases.get(each.id()), each.body()));
        }
        Outbox.append(connection, LANE, entries, now);
    }

    @Override
    public void deleted(Kind kind, String id) {
        transaction.run(connection -> deleted(connection, kind, List.of(id)));
    }

    private void deleted(Connection connection, Kind kind, List<String> ids) throws SQLException {
        Map<String, Long> bases = UnsentChanges.note(connection, kind, ids);
        List<Entry> entries = new ArrayList<>();
        for (String id : ids) {
            entries.add(Entry.delete(kind.wireType(), id, bases.get(id)));
        }
        Outbox.append(connection, LANE, entries, clock.instant());
    }

    @Override
    public void deleteOwned(Kind owner, String id) {
        transaction.run(connection -> {
            for (Referrer referrer : owner.referrers()) {
                if (referrer.link().tie() == Tie.BELONGS) {
                    deleteOwned(connection, referrer, id);
                }
            }
        });
    }

    private void deleteOwned(Connection connection, Referrer referrer, String id) throws SQLException {
        Kind kind = referrer.kind();
        List<String> owned = Jdbc.list(
                connection,
                "select id from " + kind.table() + " where " + referrer.link().column()
                        + " = ? and not deleted order by id",
                row -> row.getString(1),
                id);
        deleted(connection, kind, owned);
        for (String each : owned) {
            CentralTable.erase(connection, kind, each, null, clock.instant());
        }
    }
}
