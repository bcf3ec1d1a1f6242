package org.storesync.kit.audit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.AuditRow;
import org.storesync.kit.jdbc.Jdbc;

/** Table {@code audit_entry}, without the tags. */
final class AuditRows {
    static final String COLUMNS = "writer, seq, at, actor, kind, about, detail, request_id";

    private AuditRows() {}

    static AuditRow of(AuditEntry entry, long seq) {
        return new AuditRow(
                entry.writer(),
                seq,
                entry.at(),
                entry.actor(),
                entry.kind(),
                entry.about(),
                entry.detail().json(),
                entry.requestId());
    }

    static AuditRow of(ResultSet row) throws SQLException {
        return new AuditRow(
                row.getString("writer"),
                row.getLong("seq"),
                Objects.requireNonNull(Jdbc.instant(row, "at")),
                row.getString("actor"),
                row.getString("kind"),
                row.getString("about"),
                row.getString("detail"),
                row.getString("request_id"));
    }
}
