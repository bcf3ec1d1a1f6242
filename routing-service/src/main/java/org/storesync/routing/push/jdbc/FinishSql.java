package org.storesync.routing.push.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.routing.push.log.Lanes.FinishedBatch;

/** Writes the end of a batch: one statement for the batch, its lane and what the site says about itself, and one for the audit. */
final class FinishSql {
    private static final String FINISH = """
            with batch as (
                insert into push_batch
                    (site_id, batch_id, lane, lineage_id, first_seq, last_seq, digest, received_at, accepted, others)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ), told as (
                update site_state set queued = coalesce(?, queued), sync_queued = coalesce(?, sync_queued), sync_spoilt = sync_spoilt or ?
                where site_id = ? and (queued <> coalesce(?, queued) or sync_queued <> coalesce(?, sync_queued) or ?)
            )
            update lane set high_seq = ?, last_batch = ?, last_answer = ?, used_on = ?, used_bytes = ?, used_broadcasts = ?,
                used_addressed = ?, used_placeholders = ?
            where site_id = ? and lane = ?""";

    private FinishSql() {}

    static int write(Connection connection, FinishedBatch batch, AuditChain audit, Instant now) throws SQLException {
        Jdbc.update(
                connection,
                FINISH,
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
                JdbcLanes.day(now),
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
