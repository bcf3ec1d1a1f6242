package org.storesync.routing.stream.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.Operation;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.stream.domain.Head;

/**
 * Writes rows of a site's stream that say what the site gained and lost. The caller holds the stream's head. Each method returns the
 * letter's position.
 */
public final class LetterSql {
    /** In {@code record.record_type}: this is no record, but the end of a subscription. */
    private static final short DROP_STREAM_TYPE = 0;

    public static final short STORE_TYPE =
            (short) RecordCatalogue.standard().find("store").orElseThrow().code();
    public static final short SITE_TYPE =
            (short) RecordCatalogue.standard().find("site").orElseThrow().code();

    private static final String DROP_STREAM = """
            insert into record (stream_id, seq, created_seq, version, received_at, record_type, op, record_id)
            values (?, ?, ?, 1, ?, ?, ?, ?)""";

    /** The store's present record, or that it is gone. The site holds it through the stream of all store records. */
    private static final String STORE = """
            insert into record as r (stream_id, seq, created_seq, version, received_at, stands_for, record_type, op, record_id, body)
            select ?, ?, ?, c.version, ?, c.stream_id, c.record_type, case when ? then c.op else 'R' end, c.record_id,
                case when ? then c.body end
            from record c where c.stream_id = ? and c.record_type = ? and c.record_id = ?
            on conflict (stream_id, record_type, record_id) do update set seq = excluded.seq, created_seq = excluded.seq,
                version = excluded.version, op = excluded.op, body = excluded.body, stands_for = excluded.stands_for,
                site_seq = null, lineage = null, received_at = excluded.received_at""";

    private static final String ROLE_LOST = """
            insert into record as r (stream_id, seq, created_seq, version, received_at, stands_for, record_type, op, record_id)
            values (?, ?, ?, 1, ?, ?, ?, 'R', ?)
            on conflict (stream_id, record_type, record_id) do update set seq = excluded.seq, created_seq = excluded.seq,
                received_at = excluded.received_at""";

    private final Connection connection;
    private final long epoch;
    private final Instant now;

    public LetterSql(Connection connection, long epoch, Instant now) {
        this.connection = connection;
        this.epoch = epoch;
        this.now = now;
    }

    /** Says that the subscription with this number ended. */
    long dropStream(SiteId site, int subscription) throws SQLException {
        return write(
                site,
                DROP_STREAM,
                DROP_STREAM_TYPE,
                String.valueOf(Operation.DROP_STREAM.code()),
                IdBytes.encode(Integer.toString(subscription)));
    }

    /** Says that the site sees the store as it is now, or must forget it. */
    public long store(SiteId site, StoreId store, boolean sees) throws SQLException {
        return write(
                site,
                STORE,
                sees,
                sees,
                PostgresStreams.create(connection, StreamName.STORE_CORE),
                STORE_TYPE,
                IdBytes.encode(store.value()));
    }

    /**
     * Says that the site is no longer the primary. The site holds no record of this name, so it loses nothing by forgetting it. What counts
     * is that the site acknowledges the row.
     */
    public long roleLost(SiteId site) throws SQLException {
        return write(
                site,
                ROLE_LOST,
                PostgresStreams.create(connection, StreamName.CENTRAL),
                SITE_TYPE,
                IdBytes.encode(site.toString()));
    }

    /** The statement's first parameters are the site's stream, the position twice, and the time. */
    private long write(SiteId site, String insert, Object... arguments) throws SQLException {
        int stream = PostgresStreams.create(connection, StreamName.site(site));
        Head head = HeadSql.lock(connection, Set.of(stream), epoch).get(stream);
        if (head == null) {
            throw new IllegalStateException("site " + site + " has no stream");
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
