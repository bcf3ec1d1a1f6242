package org.storesync.routing.stream.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.Operation;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.stream.domain.Head;

/** Begins and ends subscriptions, and puts what a site must learn of it into its own stream. Callers hold the heads concerned. */
public final class SubscriptionSql {
    /** In {@code record.record_type}: no record, but the end of a subscription. */
    public static final short DROP_STREAM_TYPE = 0;

    private SubscriptionSql() {}

    /** A live subscription, with a number never used before; nothing if there is one. It knows what holds now. */
    public static void begin(Connection connection, SiteId site, int stream, Instant now) throws SQLException {
        if (live(connection, site, stream).isPresent()) {
            return;
        }
        int number = Jdbc.list(
                        connection,
                        "update site set next_subscription = next_subscription + 1 where site_id = ? returning next_subscription - 1",
                        row -> row.getInt(1),
                        site.value())
                .getFirst();
        Jdbc.update(connection, """
                insert into subscription (site_id, subscription_no, stream_id, began_at, begun, known)
                select ?, ?, stream_id, ?, head, head from stream_head where stream_id = ?""", site.value(), number, now, stream);
    }

    /** Ends a live subscription and tells the site by a {@code drop-stream} in its own stream, whose head is held. */
    public static void end(Connection connection, SiteId site, int stream, long epoch, Instant now)
            throws SQLException {
        Optional<Integer> number = live(connection, site, stream);
        if (number.isEmpty()) {
            return;
        }
        Jdbc.update(
                connection,
                "update subscription set ended_at = ? where site_id = ? and subscription_no = ?",
                now,
                site.value(),
                number.get());
        letter(
                connection,
                site,
                epoch,
                now,
                """
                insert into record (stream_id, seq, created_seq, version, received_at, record_type, op, record_id)
                values (?, ?, ?, 1, ?, ?, ?, ?)""",
                DROP_STREAM_TYPE,
                String.valueOf(Operation.DROP_STREAM.code()),
                IdBytes.encode(number.get().toString()));
    }

    private static Optional<Integer> live(Connection connection, SiteId site, int stream) throws SQLException {
        return Jdbc.first(
                connection,
                "select subscription_no from subscription where site_id = ? and stream_id = ? and ended_at is null",
                row -> row.getInt(1),
                site.value(),
                stream);
    }

    /**
     * The site gained the store, or shall see it as it stands: a copy of its core record, held through the stream of all store records. The
     * letter's position.
     */
    public static long gainStore(
            Connection connection, SiteId site, StoreId store, short storeType, long epoch, Instant now)
            throws SQLException {
        return letter(
                connection,
                site,
                epoch,
                now,
                """
                insert into record as r (stream_id, seq, created_seq, version, received_at, stands_for, record_type, op, record_id, body)
                select ?, ?, ?, c.version, ?, c.stream_id, c.record_type, c.op, c.record_id, c.body
                from record c where c.stream_id = ? and c.record_type = ? and c.record_id = ?
                on conflict (stream_id, record_type, record_id) do update set seq = excluded.seq, created_seq = excluded.seq,
                    version = excluded.version, op = excluded.op, body = excluded.body, stands_for = excluded.stands_for,
                    site_seq = null, lineage = null, received_at = excluded.received_at""",
                PostgresStreamStore.create(connection, StreamName.STORE_CORE),
                storeType,
                IdBytes.encode(store.value()));
    }

    /** The site lost the store: it forgets the core record. The letter's position. */
    public static long loseStore(
            Connection connection, SiteId site, StoreId store, short storeType, long epoch, Instant now)
            throws SQLException {
        return letter(
                connection,
                site,
                epoch,
                now,
                """
                insert into record as r (stream_id, seq, created_seq, version, received_at, stands_for, record_type, op, record_id)
                select ?, ?, ?, c.version, ?, c.stream_id, c.record_type, 'R', c.record_id
                from record c where c.stream_id = ? and c.record_type = ? and c.record_id = ?
                on conflict (stream_id, record_type, record_id) do update set seq = excluded.seq, created_seq = excluded.seq,
                    version = excluded.version, op = 'R', body = null, stands_for = excluded.stands_for, site_seq = null,
                    lineage = null, received_at = excluded.received_at""",
                PostgresStreamStore.create(connection, StreamName.STORE_CORE),
                storeType,
                IdBytes.encode(store.value()));
    }

    /**
     * The site is not the primary any more. It holds no record of this name, so that nothing is lost by forgetting it: what counts is that
     * the row was acknowledged. The letter's position.
     */
    public static long losePrimary(Connection connection, SiteId site, short siteType, long epoch, Instant now)
            throws SQLException {
        return letter(
                connection,
                site,
                epoch,
                now,
                """
                insert into record as r (stream_id, seq, created_seq, version, received_at, stands_for, record_type, op, record_id)
                values (?, ?, ?, 1, ?, ?, ?, 'R', ?)
                on conflict (stream_id, record_type, record_id) do update set seq = excluded.seq, created_seq = excluded.seq,
                    received_at = excluded.received_at""",
                PostgresStreamStore.create(connection, StreamName.CENTRAL),
                siteType,
                IdBytes.encode(site.toString()));
    }

    /** The statement's first parameters are the site's stream, the position twice, and the time. */
    private static long letter(
            Connection connection, SiteId site, long epoch, Instant now, String insert, Object... arguments)
            throws SQLException {
        int stream = PostgresStreamStore.create(connection, StreamName.site(site));
        Head head = HeadSql.lock(connection, Set.of(stream), epoch).get(stream);
        if (head == null) {
            throw new IllegalStateException("a site without a stream of its own");
        }
        long seq = head.head() + 1;
        Object[] all = new Object[arguments.length + 4];
        all[0] = stream;
        all[1] = seq;
        all[2] = seq;
        all[3] = now;
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        Jdbc.update(connection, insert, all);
        HeadSql.move(connection, Map.of(stream, seq), epoch);
        return seq;
    }
}
