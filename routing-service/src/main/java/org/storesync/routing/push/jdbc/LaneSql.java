package org.storesync.routing.push.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.routing.budget.domain.Usage;
import org.storesync.routing.push.PushLog.AnsweredBatch;
import org.storesync.routing.push.PushLog.FinishedBatch;
import org.storesync.routing.push.PushLog.Lane;

/** Lanes, batches and the site's subscriptions. */
final class LaneSql {
    static final String LOCK_TIMEOUT = "55P03";
    private static final String LANE = """
            select l.lineage_id, g.lineage, l.high_seq, l.last_batch,
                l.used_on, l.used_bytes, l.used_broadcasts, l.used_addressed, l.used_placeholders
            from lane l join lineage g on g.lineage_id = l.lineage_id
            where l.site_id = ? and l.lane = ? for update of l""";

    private LaneSql() {}

    static Optional<Lane> lock(Connection connection, SiteId site, int lane, Duration wait, Instant now)
            throws SQLException {
        LocalDate today = day(now);
        Jdbc.list(connection, "select set_config('lock_timeout', ?, true)", row -> "", wait.toMillis() + "ms");
        try {
            Optional<Lane> locked = Jdbc.first(connection, LANE, row -> lane(row, today), site.value(), lane);
            if (locked.isEmpty() && lane != 0) {
                requireInternal(connection, site);
                Jdbc.update(
                        connection,
                        "insert into lane (site_id, lane, lineage_id) select site_id, ?, lineage_id from lane"
                                + " where site_id = ? and lane = 0 on conflict do nothing",
                        lane,
                        site.value());
                locked = Jdbc.first(connection, LANE, row -> lane(row, today), site.value(), lane);
            }
            // Keys and heads are waited for longer than a lane: who holds the lane must not give up before those who
            // wait for it.
            Jdbc.update(connection, "set local lock_timeout to default");
            return locked;
        } catch (SQLException e) {
            if (LOCK_TIMEOUT.equals(e.getSQLState())) {
                throw Problem.of(ProblemCode.PUSH_RUNNING).withRetryAfter(wait);
            }
            throw e;
        }
    }

    private static void requireInternal(Connection connection, SiteId site) throws SQLException {
        boolean internal = Jdbc.first(
                        connection,
                        "select 1 from site where site_id = ? and kind = ?",
                        row -> true,
                        site.value(),
                        SiteKind.INTERNAL.wireName())
                .isPresent();
        if (!internal) {
            throw Problem.invalid("lane", "is 0: only internal sites push in several lanes");
        }
    }

    private static LocalDate day(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static Lane lane(ResultSet row, LocalDate today) throws SQLException {
        Usage used = today.equals(row.getObject(5, LocalDate.class))
                ? new Usage(row.getLong(6), row.getInt(7), row.getInt(8), row.getInt(9))
                : Usage.NONE;
        return new Lane(
                row.getInt(1), row.getObject(2, UUID.class), row.getLong(3), row.getObject(4, UUID.class), used);
    }

    static boolean retired(Connection connection, SiteId site, UUID lineage) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select 1 from lineage where site_id = ? and lineage = ? and retired_at is not null",
                        row -> true,
                        site.value(),
                        lineage)
                .isPresent();
    }

    static boolean seesStore(Connection connection, SiteId site, String storeId) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select 1 from assignment where store_id = ? and site_id = ?"
                                + " union all select 1 from sync_with where store_id = ? and site_id = ?",
                        row -> true,
                        storeId,
                        site.value(),
                        storeId,
                        site.value())
                .isPresent();
    }

    static boolean wasEntitled(Connection connection, SiteId site, int stream) throws SQLException {
        return Jdbc.first(connection, """
                        select 1 from subscription where site_id = ? and stream_id = ? and ended_at is not null
                        union all
                        select 1 from former_primary f, stream t where f.site_id = ? and t.stream_id = ?
                            and t.kind in ('central', 'central/dispensary', 'store-core', 'store-setup')""", row -> true, site.value(), stream, site.value(), stream)
                .isPresent();
    }

    static Optional<AnsweredBatch> batch(Connection connection, SiteId site, UUID batchId) throws SQLException {
        return Jdbc.first(
                connection,
                "select digest, first_seq, last_seq, others from push_batch where site_id = ? and batch_id = ?",
                row -> new AnsweredBatch(row.getBytes(1), row.getLong(2), row.getLong(3), row.getBytes(4)),
                site.value(),
                batchId);
    }

    static Optional<byte[]> lastAnswer(Connection connection, SiteId site, int lane) throws SQLException {
        return Jdbc.first(
                connection,
                "select last_answer from lane where site_id = ? and lane = ? and last_answer is not null",
                row -> row.getBytes(1),
                site.value(),
                lane);
    }

    static Map<Integer, Integer> subscriptions(Connection connection, SiteId site) throws SQLException {
        Map<Integer, Integer> numbers = new HashMap<>();
        Jdbc.list(
                connection,
                "select stream_id, subscription_no from subscription where site_id = ? and ended_at is null",
                row -> numbers.put(row.getInt(1), row.getInt(2)),
                site.value());
        return numbers;
    }

    static int finish(Connection connection, FinishedBatch batch, AuditChain audit, Instant now) throws SQLException {
        Jdbc.update(
                connection,
                """
                insert into push_batch (site_id, batch_id, lane, lineage_id, first_seq, last_seq, digest, received_at, accepted, others)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                batch.site().value(),
                batch.batchId(),
                batch.lane(),
                batch.lineage(),
                batch.firstSeq(),
                batch.lastSeq(),
                batch.digest(),
                now,
                batch.accepted(),
                batch.others());
        Jdbc.update(
                connection,
                """
                update lane set high_seq = ?, last_batch = ?, last_answer = ?, used_on = ?, used_bytes = ?, used_broadcasts = ?,
                    used_addressed = ?, used_placeholders = ?
                where site_id = ? and lane = ?""",
                batch.highSeq(),
                batch.batchId(),
                batch.answer(),
                day(now),
                batch.used().bytes(),
                batch.used().broadcasts(),
                batch.used().addressed(),
                batch.used().placeholders(),
                batch.site().value(),
                batch.lane());
        if (batch.queued() != null || batch.retryLater()) {
            Jdbc.update(
                    connection,
                    """
                    update site set queued = coalesce(?, queued), sync_queued = coalesce(?, sync_queued), sync_spoilt = sync_spoilt or ?
                    where site_id = ? and (queued <> coalesce(?, queued) or sync_queued <> coalesce(?, sync_queued) or ?)""",
                    batch.queued(),
                    batch.queued(),
                    batch.retryLater(),
                    batch.site().value(),
                    batch.queued(),
                    batch.queued(),
                    batch.retryLater());
        }
        return audit.append(
                connection,
                AuditEntry.of("site/" + batch.site() + "/" + batch.lane(), "push", null, batch.audit(), now));
    }
}
