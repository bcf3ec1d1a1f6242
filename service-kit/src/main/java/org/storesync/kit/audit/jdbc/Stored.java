package org.storesync.kit.audit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.AuditRow;
import org.storesync.kit.jdbc.Jdbc;

/** A row of {@code audit_entry} without its tag. */
record Stored(
        String writer,
        long seq,
        Instant at,
        String actor,
        String kind,
        @Nullable String about,
        String detail,
        @Nullable String requestId) {
    static final String COLUMNS = "writer, seq, at, actor, kind, about, detail, request_id";

    static Stored of(AuditEntry entry, long seq) {
        return new Stored(
                entry.writer(),
                seq,
                entry.at(),
                entry.actor(),
                entry.kind(),
                entry.about(),
                entry.detail().json(),
                entry.requestId());
    }

    static Stored of(ResultSet row) throws SQLException {
        return new Stored(
                row.getString("writer"),
                row.getLong("seq"),
                Objects.requireNonNull(Jdbc.instant(row, "at")),
                row.getString("actor"),
                row.getString("kind"),
                row.getString("about"),
                row.getString("detail"),
                row.getString("request_id"));
    }

    AuditRow shown() {
        return new AuditRow(writer, seq, at, actor, kind, about, detail, requestId);
    }
}
