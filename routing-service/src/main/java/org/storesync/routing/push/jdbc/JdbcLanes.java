package org.storesync.routing.push.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.DatabaseException;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.json.BatchHeader;
import org.storesync.routing.budget.domain.Usage;
import org.storesync.routing.lineage.jdbc.LineageSql;
import org.storesync.routing.push.log.Lanes;

/** Tables {@code lane} and {@code push_batch}. */
record JdbcLanes(Session session, Duration laneWait, AuditChain audit) implements Lanes {
    private static final String LANE = """
            select l.lineage_id, g.lineage, l.high_seq, l.last_batch,
                l.used_on, l.used_bytes, l.used_broadcasts, l.used_addressed, l.used_placeholders,
                b.digest, b.first_seq, b.last_seq, b.others
            from lane l join lineage g on g.lineage_id = l.lineage_id
                left join push_batch b on b.site_id = l.site_id and b.batch_id = ?
            where l.site_id = ? and l.lane = ? for update of l""";

    /** If nobody holds the lane, one statement is enough. More is needed only if somebody holds it, or if it does not exist yet. */
    @Override
    public Optional<Lane> lock(SiteId site, BatchHeader header) {
        Optional<Lane> free = lane(LANE + " skip locked", site, header);
        return free.isPresent() ? free : await(site, header);
    }

    private Optional<Lane> await(SiteId site, BatchHeader header) {
        session.update("set local lock_timeout = " + laneWait.toMillis());
        try {
            Optional<Lane> locked = lane(LANE, site, header);
            if (locked.isEmpty() && header.lane() != 0) {
                begin(site, header.lane());
                locked = lane(LANE, site, header);
            }
            // A push waits longer for keys and heads than for a lane, because the one that holds the lane must not give
            // up before those that wait for it.
            session.update("set local lock_timeout to default");
            return locked;
        } catch (DatabaseException failed) {
            if (PostgresPushLog.LOCK_TIMEOUT.equals(failed.sqlState())) {
                throw Problem.of(ProblemCode.PUSH_RUNNING).withRetryAfter(laneWait);
            }
            throw failed;
        }
    }

    /** Begins a further lane of a site that may have one. */
    private void begin(SiteId site, int lane) {
        if (!session.exists(
                "select 1 from site where site_id = ? and kind = ?", site.value(), SiteKind.INTERNAL.wireName())) {
            throw Problem.invalid("lane", "is 0: only internal sites push in several lanes");
        }
        session.update(
                "insert into lane (site_id, lane, lineage_id) select site_id, ?, lineage_id from lane"
                        + " where site_id = ? and lane = 0 on conflict do nothing",
                lane,
                site.value());
    }

    private Optional<Lane> lane(String sql, SiteId site, BatchHeader header) {
        LocalDate today = day(session.now());
        Optional<Lane> found =
                session.first(sql, row -> lane(row, today), header.batchId(), site.value(), header.lane());
        return found.isPresent() && mayHaveAnswered(found.get(), header)
                ? Optional.of(found.get().with(answered(site, header.batchId())))
                : found;
    }

    static LocalDate day(Instant now) {
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

    /**
     * Another push ended while this one waited for the lock. So the lane is as that push left it, but the batch was read as it was before.
     */
    private static boolean mayHaveAnswered(Lane lane, BatchHeader header) {
        return lane.answered() == null
                && (lane.highSeq() >= header.firstSeq() || header.batchId().equals(lane.lastBatch()));
    }

    private @Nullable AnsweredBatch answered(SiteId site, UUID batchId) {
        return session.first(
                        "select digest, first_seq, last_seq, others from push_batch where site_id = ? and batch_id = ?",
                        row -> new AnsweredBatch(row.getBytes(1), row.getLong(2), row.getLong(3), row.getBytes(4)),
                        site.value(),
                        batchId)
                .orElse(null);
    }

    @Override
    public boolean retired(SiteId site, UUID lineage) {
        return session.run(connection -> LineageSql.retired(connection, site, lineage));
    }

    @Override
    public byte @Nullable [] lastAnswer(SiteId site, int lane) {
        return session.first(
                        "select last_answer from lane where site_id = ? and lane = ? and last_answer is not null",
                        row -> row.getBytes(1),
                        site.value(),
                        lane)
                .orElse(null);
    }

    @Override
    public void finish(FinishedBatch batch) {
        session.run(connection -> FinishSql.write(connection, batch, audit, session.now()));
    }
}
