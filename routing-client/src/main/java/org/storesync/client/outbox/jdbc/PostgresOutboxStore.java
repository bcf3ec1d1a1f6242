package org.storesync.client.outbox.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.client.outbox.Delivered;
import org.storesync.client.outbox.Entry;
import org.storesync.client.outbox.OutboxStore;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;

/** Tables {@code outbox}, {@code outbox_lane} and {@code outbox_lineage}. */
@Singleton
public class PostgresOutboxStore implements OutboxStore {
    private final Transactions transactions;
    private final Delivery delivery;
    private final Clock clock;

    public PostgresOutboxStore(Transactions transactions, Delivery delivery, Clock clock) {
        this.transactions = transactions;
        this.delivery = delivery;
        this.clock = clock;
    }

    private record Waiting(long seq, @Nullable UUID batchId, Entry entry) {}

    @Override
    public List<Integer> lanes() {
        return transactions.call(connection -> Jdbc.list(
                connection,
                "select l.lane from outbox_lane l where exists (select 1 from outbox o where o.lane = l.lane) order by l.lane",
                row -> row.getInt(1)));
    }

    @Override
    public Optional<Batch> next(int lane, int recordsMax) {
        return transactions.call(connection -> {
            boolean free = Jdbc.first(
                            connection,
                            "select 1 from outbox_lane where lane = ? for update skip locked",
                            row -> true,
                            lane)
                    .isPresent();
            List<Waiting> waiting = free ? waiting(connection, lane, recordsMax) : List.of();
            if (waiting.isEmpty()) {
                return Optional.empty();
            }
            UUID inDoubt = waiting.getFirst().batchId();
            List<Waiting> taken = inDoubt == null
                    ? waiting
                    : waiting.stream()
                            .filter(each -> inDoubt.equals(each.batchId()))
                            .toList();
            long first = taken.getFirst().seq();
            UUID id = inDoubt == null
                    ? mark(connection, lane, first, taken.getLast().seq())
                    : inDoubt;
            return Optional.of(new Batch(
                    lane,
                    id,
                    lineage(connection),
                    first,
                    taken.stream().map(Waiting::entry).toList()));
        });
    }

    private static List<Waiting> waiting(Connection connection, int lane, int limit) throws SQLException {
        // A batch in doubt may have been cut under a higher limit: it is read whole.
        return Jdbc.list(
                connection,
                """
                select seq, batch_id, record_type, record_id, op, base_version, body from outbox
                where lane = ? and seq < greatest(
                    (select min(seq) + ? from outbox where lane = ?),
                    (select max(seq) + 1 from outbox where lane = ? and batch_id is not null))
                order by seq""",
                row -> new Waiting(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        new Entry(
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getObject(6, Long.class),
                                row.getBytes(7))),
                lane,
                limit,
                lane,
                lane);
    }

    private static UUID mark(Connection connection, int lane, long first, long last) throws SQLException {
        UUID id = Jdbc.first(connection, "select uuidv7()", row -> row.getObject(1, UUID.class))
                .orElseThrow();
        Jdbc.update(
                connection,
                "update outbox set batch_id = ? where lane = ? and seq between ? and ?",
                id,
                lane,
                first,
                last);
        return id;
    }

    @Override
    public void settle(Batch batch, List<Delivered> outcomes) {
        transactions.run(connection -> {
            int gone = Jdbc.update(
                    connection, "delete from outbox where lane = ? and batch_id = ?", batch.lane(), batch.id());
            if (gone == 0) {
                return;
            }
            List<Delivered> told = new ArrayList<>();
            List<Entry> later = new ArrayList<>();
            for (Delivered each : outcomes) {
                if (each.outcome().equals("retry-later")) {
                    later.add(each.entry());
                } else {
                    told.add(each);
                }
            }
            Outbox.append(connection, batch.lane(), later, clock.instant());
            delivery.delivered(connection, batch.lane(), told);
        });
    }

    @Override
    public UUID lineage() {
        return transactions.call(PostgresOutboxStore::lineage);
    }

    private static UUID lineage(Connection connection) throws SQLException {
        Jdbc.update(connection, "insert into outbox_lineage (lineage) values (uuidv7()) on conflict (one) do nothing");
        return Jdbc.first(connection, "select lineage from outbox_lineage", row -> row.getObject(1, UUID.class))
                .orElseThrow();
    }

    @Override
    public void renewLineage() {
        transactions.run(connection -> {
            Jdbc.update(connection, "update outbox_lineage set lineage = uuidv7()");
            Jdbc.update(connection, "update outbox set batch_id = null where batch_id is not null");
        });
    }

    @Override
    public long waiting() {
        return transactions.call(
                connection -> Jdbc.first(connection, "select count(*) from outbox", row -> row.getLong(1))
                        .orElse(0L));
    }
}
