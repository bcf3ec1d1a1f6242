package org.storesync.kit.audit.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.AuditRow;
import org.storesync.kit.jdbc.Jdbc;

/**
 * Appends to a writer's chain, in the transaction of the act itself. Each row's tag covers the row and the tag before it, with a key
 * outside the database. So a row that is changed, taken out or put in later is noticed (I13). Rows are only inserted. If two rows want the
 * same place, the key (writer, seq) lets one of them wait, and it then takes the next place.
 */
@Singleton
public class AuditChain {
    private static final int TRIES_MAX = 1000;

    private static final String APPEND = """
            insert into audit_entry (writer, seq, at, actor, kind, about, detail, request_id, tag)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?
            where ? = 0 or exists (select 1 from audit_entry where writer = ? and seq = ? and tag = ?)
            on conflict (writer, seq) do nothing""";

    private static final String NEWEST = """
            select seq, tag from audit_entry where writer = ? order by seq desc limit 1""";

    private final Tags tags;
    private final Map<String, Link> newest;

    AuditChain(Tags tags, AuditConfig config) {
        this.tags = tags;
        this.newest = new Remembered(config.writersRemembered());
    }

    /** Writers in the order of their last row; the one that has been silent longest is forgotten first. */
    private static final class Remembered extends LinkedHashMap<String, Link> {
        private static final long serialVersionUID = 1L;
        private final int max;

        Remembered(int max) {
            super(16, 0.75f, true);
            this.max = max;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Link> eldest) {
            return size() > max;
        }
    }

    /** Writes one row; returns 1. */
    public int append(Connection connection, AuditEntry entry) throws SQLException {
        // What is remembered may come from a transaction that was rolled back, or another replica may have written
        // since. Then the database is asked.
        Link last = remembered(entry.writer());
        for (int tries = 0; tries < TRIES_MAX; tries++) {
            if (last == null) {
                last = Jdbc.first(connection, NEWEST, row -> new Link(row.getLong(1), row.getBytes(2)), entry.writer())
                        .orElse(Link.BEGIN);
            }
            AuditRow row = AuditRows.of(entry, last.seq() + 1);
            Link next = new Link(row.seq(), tags.row(last.tag(), row));
            if (insert(connection, row, last, next) == 1) {
                remember(entry.writer(), next);
                return 1;
            }
            last = null;
        }
        throw new SQLException("the audit's chain of " + entry.writer() + " moves too fast", "40001");
    }

    private static int insert(Connection connection, AuditRow row, Link last, Link next) throws SQLException {
        return Jdbc.update(
                connection,
                APPEND,
                row.writer(),
                row.seq(),
                row.at(),
                row.actor(),
                row.kind(),
                row.about(),
                row.detail(),
                row.requestId(),
                next.tag(),
                last.seq(),
                row.writer(),
                last.seq(),
                last.tag());
    }

    private @Nullable Link remembered(String writer) {
        synchronized (newest) {
            return newest.get(writer);
        }
    }

    private void remember(String writer, Link link) {
        synchronized (newest) {
            newest.put(writer, link);
        }
    }
}
