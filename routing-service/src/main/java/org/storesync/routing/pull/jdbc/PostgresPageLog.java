package org.storesync.routing.pull.jdbc;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;
import org.storesync.routing.pull.PageLog;
import org.storesync.routing.record.domain.Jumps;
import org.storesync.routing.record.jdbc.StreamRowSql;
import org.storesync.routing.stream.StreamDirectory;
import org.storesync.routing.stream.jdbc.Engine;
import org.storesync.routing.stream.jdbc.HeadSql;

/** Reads pages from PostgreSQL. */
@ApplicationScoped
public class PostgresPageLog implements PageLog {
    private final AgroalDataSource database;
    private final Transactions transactions;
    private final StreamDirectory streams;
    private final Clock clock;

    PostgresPageLog(AgroalDataSource database, Transactions transactions, StreamDirectory streams, Clock clock) {
        this.database = database;
        this.streams = streams;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** One statement outside a transaction, because an idle poll should cost no more. */
    @Override
    public Puller puller(SiteId site, UUID lineage) {
        try (Connection connection = database.getConnection()) {
            return SnapshotSql.puller(connection, streams, site, lineage);
        } catch (SQLException e) {
            throw new IllegalStateException("the subscriptions can't be read", e);
        }
    }

    @Override
    public Map<Integer, Jumps> jumps(Collection<Integer> streams) {
        return transactions.call(connection -> {
            Map<Integer, Jumps> jumps = new HashMap<>();
            Jdbc.list(
                    connection,
                    "select stream_id, jumps from stream_head where stream_id = any(?) and cardinality(jumps) > 0",
                    row -> jumps.put(row.getInt(1), HeadSql.jumps(row, 2)),
                    (Object) streams.toArray(Integer[]::new));
            return jumps;
        });
    }

    @Override
    public <T> T snapshot(Function<Snapshot, T> work) {
        return transactions.call(connection -> {
            StreamRowSql.begin(connection);
            return work.apply(new JdbcSnapshot(connection, streams));
        });
    }

    @Override
    public boolean holds(SiteId site, Puller puller) {
        if (!Engine.spreads()) {
            return true;
        }
        Set<Integer> read = new HashSet<>();
        puller.sources().forEach(source -> read.add(source.subscription()));
        return transactions
                .call(connection -> SnapshotSql.live(connection, site))
                .equals(read);
    }

    @Override
    public void acknowledge(SiteId site, Collection<Acknowledged> positions) {
        Instant now = clock.instant();
        transactions.run(connection -> {
            Jdbc.update(
                    connection,
                    """
                    update subscription s set position = greatest(s.position, u.position), drained = greatest(s.drained, u.drained),
                        load_mark = greatest(s.load_mark, u.load_mark),
                        load_head = case when u.position >= s.position then u.load_head else s.load_head end
                    from unnest(?, ?, ?, ?, ?) u (subscription_no, position, drained, load_mark, load_head)
                    where s.site_id = ? and s.subscription_no = u.subscription_no""",
                    positions.stream().map(Acknowledged::subscription).toArray(Integer[]::new),
                    positions.stream().map(Acknowledged::position).toArray(Long[]::new),
                    positions.stream().map(Acknowledged::drained).toArray(Long[]::new),
                    positions.stream().map(Acknowledged::loadMark).toArray(Long[]::new),
                    positions.stream().map(Acknowledged::loadHead).toArray(Long[]::new),
                    site.value());
            Jdbc.update(
                    connection,
                    "insert into ack_log (site_id, acked_at, positions) values (?, ?, ?)"
                            + " on conflict (site_id, acked_at) do update set positions = excluded.positions",
                    site.value(),
                    now,
                    packed(positions));
        });
    }

    @Override
    public void completes(SiteId site) {
        transactions.run(connection -> Jdbc.update(connection, """
                update subscription s set known = s.begun from site_state k
                where s.site_id = ? and s.ended_at is null and s.begun > s.known
                    and k.site_id = s.site_id and not k.sync_spoilt and k.sync_queued = 0""", site.value()));
    }

    /** Number and position of each subscription that moved, twelve bytes each. */
    private static byte[] packed(Collection<Acknowledged> positions) {
        ByteBuffer bytes = ByteBuffer.allocate(12 * positions.size());
        positions.forEach(moved -> bytes.putInt(moved.subscription()).putLong(moved.position()));
        return bytes.array();
    }
}
