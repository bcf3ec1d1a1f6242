package org.storesync.client.feed.jdbc;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import org.storesync.client.feed.FeedLedger;
import org.storesync.client.feed.FeedRow;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.trace.Trace;

/** Tables {@code feed_position} and {@code feed_load}. It moves positions by compare-and-set, together with the effect. */
@Singleton
public class PostgresFeedLedger implements FeedLedger {
    private final Transactions transactions;
    private final FeedEffect effect;

    public PostgresFeedLedger(Transactions transactions, FeedEffect effect) {
        this.transactions = transactions;
        this.effect = effect;
    }

    @Override
    public Set<String> types() {
        return effect.types();
    }

    @Override
    public Map<Integer, Long> positions() {
        return transactions.call(connection -> {
            Map<Integer, Long> positions = new HashMap<>();
            Jdbc.list(
                    connection,
                    "select partition, seq from feed_position where seq is not null",
                    row -> positions.put(row.getInt(1), row.getLong(2)));
            return positions;
        });
    }

    @Override
    public boolean apply(int partition, long from, long to, List<FeedRow> rows) {
        List<String> traces =
                rows.stream().map(FeedRow::trace).filter(Objects::nonNull).toList();
        return Trace.following("apply the feed", traces, () -> applied(partition, from, to, rows));
    }

    private boolean applied(int partition, long from, long to, List<FeedRow> rows) {
        return transactions.call(connection -> {
            int moved = Jdbc.update(
                    connection,
                    "update feed_position set seq = ? where partition = ? and seq = ?",
                    to,
                    partition,
                    from);
            if (moved == 1 && !rows.isEmpty()) {
                effect.apply(connection, partition, rows);
            }
            return moved == 1;
        });
    }

    @Override
    public long beginLoad(int partition, long head) {
        return transactions.call(connection -> Jdbc.first(
                        connection,
                        "update feed_position set load_head = coalesce(load_head, ?) where partition = ? returning load_head",
                        row -> row.getLong(1),
                        head,
                        partition)
                .orElseThrow());
    }

    @Override
    public OptionalLong loaded(int partition, int streamId) {
        return transactions.call(connection -> Jdbc.first(
                        connection,
                        "select position from feed_load where partition = ? and stream_id = ?",
                        row -> OptionalLong.of(row.getLong(1)),
                        partition,
                        streamId)
                .orElse(OptionalLong.empty()));
    }

    @Override
    public boolean load(int partition, int streamId, long from, long to, List<FeedRow> rows) {
        return transactions.call(connection -> {
            Jdbc.update(
                    connection,
                    "insert into feed_load (partition, stream_id, position) values (?, ?, 0) on conflict do nothing",
                    partition,
                    streamId);
            int moved = Jdbc.update(
                    connection,
                    "update feed_load l set position = ? from feed_position p"
                            + " where l.partition = ? and l.stream_id = ? and l.position = ?"
                            + " and p.partition = l.partition and p.seq is null",
                    to,
                    partition,
                    streamId,
                    from);
            if (moved == 1 && !rows.isEmpty()) {
                effect.apply(connection, partition, rows);
            }
            return moved == 1;
        });
    }

    @Override
    public void endLoad(int partition) {
        transactions.run(connection -> {
            Jdbc.update(
                    connection,
                    "update feed_position set seq = load_head, load_head = null where partition = ? and seq is null",
                    partition);
            Jdbc.update(connection, "delete from feed_load where partition = ?", partition);
        });
    }

    @Override
    public void restart() {
        transactions.run(connection -> {
            Jdbc.update(connection, "update feed_position set seq = null, load_head = null");
            Jdbc.update(connection, "delete from feed_load");
            effect.restart(connection);
        });
    }

    @Override
    public void forget(int partition) {
        transactions.run(connection -> {
            Jdbc.update(
                    connection, "update feed_position set seq = null, load_head = null where partition = ?", partition);
            Jdbc.update(connection, "delete from feed_load where partition = ?", partition);
        });
    }
}
