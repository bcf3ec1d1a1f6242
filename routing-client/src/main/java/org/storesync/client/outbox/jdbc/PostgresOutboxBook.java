package org.storesync.client.outbox.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.client.outbox.Delivered;
import org.storesync.client.outbox.Entry;
import org.storesync.client.outbox.OutboxBook;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.Operation;

/** Tables {@code outbox}, {@code outbox_lane} and {@code outbox_lineage}. */
@Singleton
public class PostgresOutboxBook implements OutboxBook {
    private static final double MILLIS_A_SECOND = 1000;

    /**
     * After this, no change is without a base version. The database may be an old copy, and central may hold newer states of these records.
     * So each change gets the base of the record's first waiting change, or 0 where that change makes a new record. Central tells which
     * changes are stale, and they overwrite nothing.
     */
    private static final String NO_CHANGE_WITHOUT_BASE = """
            update outbox o set base_version = b.base
            from (select lane, seq, coalesce(first_value(base_version) over (
                    partition by lane, record_type, record_id order by seq), 0) as base from outbox) b
            where o.lane = b.lane and o.seq = b.seq and o.base_version is null""";

    private final Transactions transactions;
    private final Delivery delivery;
    private final Clock clock;

    public PostgresOutboxBook(Transactions transactions, Delivery delivery, Clock clock) {
        this.transactions = transactions;
        this.delivery = delivery;
        this.clock = clock;
    }

    /**
     * A lane as it stands.
     *
     * @param batch the one in doubt
     * @param last its last change
     */
    private record Lane(@Nullable UUID batch, long last) {}

    private record Waiting(long seq, Entry entry, @Nullable String trace) {}

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
            Optional<Lane> free = Jdbc.first(
                    connection,
                    "select batch_id, batch_last from outbox_lane where lane = ? for update skip locked",
                    row -> new Lane(row.getObject(1, UUID.class), row.getLong(2)),
                    lane);
            if (free.isEmpty()) {
                return Optional.empty();
            }
            UUID inDoubt = free.get().batch();
            // A batch in doubt may have been cut under a higher limit, so it is read whole.
            List<Waiting> taken = inDoubt == null
                    ? waiting(connection, lane, Long.MAX_VALUE, recordsMax)
                    : waiting(connection, lane, free.get().last(), Integer.MAX_VALUE);
            if (taken.isEmpty()) {
                return Optional.empty();
            }
            UUID id = inDoubt == null ? cut(connection, lane, taken.getLast().seq()) : inDoubt;
            return Optional.of(new Batch(
                    lane,
                    id,
                    lineage(connection),
                    taken.getFirst().seq(),
                    taken.stream().map(Waiting::entry).toList(),
                    taken.stream()
                            .map(Waiting::trace)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList()));
        });
    }

    private static List<Waiting> waiting(Connection connection, int lane, long last, int limit) throws SQLException {
        return Jdbc.list(
                connection,
                "select seq, record_type, record_id, op, base_version, body, trace from outbox where lane = ? and seq <= ?"
                        + " order by seq limit ?",
                row -> new Waiting(
                        row.getLong(1),
                        new Entry(
                                row.getString(2),
                                row.getString(3),
                                Operation.ofWire(row.getString(4)),
                                row.getObject(5, Long.class),
                                row.getBytes(6)),
                        row.getString(7)),
                lane,
                last,
                limit);
    }

    private static UUID cut(Connection connection, int lane, long last) throws SQLException {
        return Jdbc.first(
                        connection,
                        "update outbox_lane set batch_id = uuidv7(), batch_last = ? where lane = ? returning batch_id",
                        row -> row.getObject(1, UUID.class),
                        last,
                        lane)
                .orElseThrow();
    }

    @Override
    public void settle(Batch batch, List<Delivered> outcomes) {
        transactions.run(connection -> {
            int open = Jdbc.update(
                    connection,
                    "update outbox_lane set batch_id = null, batch_last = null where lane = ? and batch_id = ?",
                    batch.lane(),
                    batch.id());
            if (open == 0) {
                return;
            }
            long last = batch.firstSeq() + batch.entries().size() - 1;
            Jdbc.update(connection, "delete from outbox where lane = ? and seq <= ?", batch.lane(), last);
            List<Delivered> told = new ArrayList<>();
            List<Entry> later = new ArrayList<>();
            for (Delivered each : outcomes) {
                if (each.isForLater()) {
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
        return transactions.call(PostgresOutboxBook::lineage);
    }

    private static UUID lineage(Connection connection) throws SQLException {
        Jdbc.update(connection, "insert into outbox_lineage (lineage) values (uuidv7()) on conflict (one) do nothing");
        return Jdbc.first(connection, "select lineage from outbox_lineage", row -> row.getObject(1, UUID.class))
                .orElseThrow();
    }

    @Override
    public boolean renewLineage(UUID refused) {
        return transactions.call(connection -> {
            int renewed =
                    Jdbc.update(connection, "update outbox_lineage set lineage = uuidv7() where lineage = ?", refused);
            if (renewed == 1) {
                Jdbc.update(connection, "update outbox_lane set batch_id = null, batch_last = null");
                Jdbc.update(connection, NO_CHANGE_WITHOUT_BASE);
            }
            return renewed == 1;
        });
    }

    @Override
    public long waiting() {
        return transactions.call(
                connection -> Jdbc.first(connection, "select count(*) from outbox", row -> row.getLong(1))
                        .orElse(0L));
    }

    @Override
    public double secondsWaited() {
        // The first change of a lane came first, unless it was put behind because central wants it later.
        String firstOfEachLane = """
                select min(f.queued_at) as since from outbox_lane l
                cross join lateral (select o.queued_at from outbox o where o.lane = l.lane order by o.seq limit 1) f""";
        return transactions.call(connection -> Jdbc.first(
                        connection, firstOfEachLane, row -> Optional.ofNullable(Jdbc.instant(row, "since")))
                .flatMap(since -> since)
                .map(since -> Duration.between(since, clock.instant()).toMillis() / MILLIS_A_SECOND)
                .orElse(0.0));
    }
}
