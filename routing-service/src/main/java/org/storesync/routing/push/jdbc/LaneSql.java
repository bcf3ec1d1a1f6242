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
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.json.BatchHeader;
import org.storesync.routing.budget.domain.Usage;
import org.storesync.routing.fact.jdbc.LossSql;
import org.storesync.routing.push.PushLog.AnsweredBatch;
import org.storesync.routing.push.PushLog.FinishedBatch;
import org.storesync.routing.push.PushLog.Lane;

/** Lanes, batches and the site's subscriptions. */
final class LaneSql {
    static final String LOCK_TIMEOUT = "55P03";
    private static final String LANE = """
            select l.lineage_id, g.lineage, l.high_seq, l.last_batch,
                l.used_on, l.used_bytes, l.used_broadcasts, l.used_addressed, l.used_placeholders,
                b.digest, b.first_seq, b.last_seq, b.others
            from lane l join lineage g on g.lineage_id = l.lineage_id
                left join push_batch b on b.site_id = l.site_id and b.batch_id = ?
            where l.site_id = ? and l.lane = ? for update of l""";

    private static final String WAS_ENTITLED = """
            select 1 from subscription where site_id = ? and stream_id = ? and ended_at is not null
            union all
            select 1 from former_primary f, stream t where f.site_id = ? and t.stream_id = ? and t.kind in
            """ + LossSql.KINDS_OF_PRIMARY;

    /** Whose batch comes. */
    record Call(SiteId site, BatchHeader header) {
        int lane() {
            return header.lane();
        }
    }

    private LaneSql() {}

    /** A lane that nobody holds takes one statement; only where somebody does, or it is not there yet, is there more to do. */
    static Optional<Lane> lock(Connection connection, Call call, Duration wait, Instant now) throws SQLException {
        Optional<Lane> free = lane(connection, LANE + " skip locked", call, now);
        return free.isPresent() ? free : await(connection, call, wait, now);
    }

    private static Optional<Lane> await(Connection connection, Call call, Duration wait, Instant now)
            throws SQLException {
        Jdbc.list(connection, "select set_config('lock_timeout', ?, true)", row -> "", wait.toMillis() + "ms");
        try {
            Optional<Lane> locked = lane(connection, LANE, call, now);
            if (locked.isEmpty() && call.lane() != 0) {
                requireInternal(connection, call.site());
                Jdbc.update(
                        connection,
                        "insert into lane (site_id, lane, lineage_id) select site_id, ?, lineage_id from lane"
                                + " where site_id = ? and lane = 0 on conflict do nothing",
                        call.lane(),
                        call.site().value());
                locked = lane(connection, LANE, call, now);
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

    private static Optional<Lane> lane(Connection connection, String sql, Call call, Instant now) throws SQLException {
        LocalDate today = day(now);
        Optional<Lane> found = Jdbc.first(
                connection,
                sql,
                row -> lane(row, today),
                call.header().batchId(),
                call.site().value(),
                call.lane());
        return found.isPresent() && mayHaveAnswered(found.get(), call.header())
                ? Optional.of(found.get().with(batch(connection, call)))
                : found;
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
        byte[] digest = row.getBytes(10);
        return new Lane(
                row.getInt(1),
                row.getObject(2, UUID.class),
                row.getLong(3),
                row.getObject(4, UUID.class),
                used,
                digest == null ? null : new AnsweredBatch(digest, row.getLong(11), row.getLong(12), row.getBytes(13)));
    }

    static boolean seesStore(Connection connection, SiteId site, String storeId) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select 1 from store_at_site where store_id = ? and site_id = ?",
                        row -> true,
                        storeId,
                        site.value())
                .isPresent();
    }

    static boolean wasEntitled(Connection connection, SiteId site, int stream) throws SQLException {
        return Jdbc.first(connection, WAS_ENTITLED, row -> true, site.value(), stream, site.value(), stream)
                .isPresent();
    }

    /** Another push ended while the lock was waited for: the lane is as that one left it, but the batch beside it as it was before. */
    private static boolean mayHaveAnswered(Lane lane, BatchHeader header) {
        return lane.answered() == null
                && (lane.highSeq() >= header.firstSeq() || header.batchId().equals(lane.lastBatch()));
    }

    private static @Nullable AnsweredBatch batch(Connection connection, Call call) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select digest, first_seq, last_seq, others from push_batch where site_id = ? and batch_id = ?",
                        row -> new AnsweredBatch(row.getBytes(1), row.getLong(2), row.getLong(3), row.getBytes(4)),
                        call.site().value(),
                        call.header().batchId())
                .orElse(null);
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

    /** One statement for the batch, its lane and what the site says of itself, and one for the audit. */
    static int finish(Connection connection, FinishedBatch batch, AuditChain audit, Instant now) throws SQLException {
        Jdbc.update(
                connection,
                """
                with batch as (
                    insert into push_batch
                        (site_id, batch_id, lane, lineage_id, first_seq, last_seq, digest, received_at, accepted, others)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ), told as (
                    update site set queued = coalesce(?, queued), sync_queued = coalesce(?, sync_queued), sync_spoilt = sync_spoilt or ?
                    where site_id = ? and (queued <> coalesce(?, queued) or sync_queued <> coalesce(?, sync_queued) or ?)
                )
                update lane set high_seq = ?, last_batch = ?, last_answer = ?, used_on = ?, used_bytes = ?, used_broadcasts = ?,
                    used_addressed = ?, used_placeholders = ?
                where site_id = ? and lane = ?""",
                batch.site().value(),
                batch.batchId(),
                batch.lane(),
                batch.lineage(),
                batch.firstSeq(),
                batch.lastSeq(),
                batch.digest(),
                now,
                batch.accepted(),
                batch.others(),
                batch.queued(),
                batch.queued(),
                batch.retryLater(),
                batch.site().value(),
                batch.queued(),
                batch.queued(),
                batch.retryLater(),
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
        return audit.append(
                connection,
                AuditEntry.of("site/" + batch.site() + "/" + batch.lane(), "push", null, batch.audit(), now));
    }
}
