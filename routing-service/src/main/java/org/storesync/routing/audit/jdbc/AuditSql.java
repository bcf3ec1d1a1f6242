package org.storesync.routing.audit.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.storesync.kit.jdbc.Jdbc;

/**
 * Writes audit rows, chained per writer: each hash covers the one before, so that a row changed or removed later shows. The chain's
 * head is locked by the update, so two writers of one name take turns.
 */
public final class AuditSql {
    private static final String WRITE = """
            with entry as (
                select e.*, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '|' || kind || '|' || detail as said
                from (select cast(? as text) as writer, cast(? as timestamptz) as at, cast(? as text) as kind, cast(? as text) as detail) e),
            head as (
                insert into audit_head as h (writer, seq, hash)
                select writer, 1, sha256(convert_to(writer || '|1|' || said, 'UTF8')) from entry
                on conflict (writer) do update set seq = h.seq + 1, hash = sha256(h.hash || convert_to(
                    h.writer || '|' || (h.seq + 1)::text || '|' || (select said from entry), 'UTF8'))
                returning seq, hash)
            insert into audit (writer, seq, at, kind, detail, hash)
            select writer, seq, at, kind, detail, hash from entry, head""";

    private AuditSql() {}

    /**
     * @param writer a lane ({@code site/7/0}) or an administrator ({@code person/<name>})
     * @param detail JSON without any body or personal data
     */
    public static int write(Connection connection, String writer, String kind, String detail, Instant now)
            throws SQLException {
        return Jdbc.update(connection, WRITE, writer, now, kind, detail);
    }
}
