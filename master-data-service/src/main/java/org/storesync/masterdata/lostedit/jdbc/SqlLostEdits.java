package org.storesync.masterdata.lostedit.jdbc;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.client.outbox.Delivered;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.masterdata.lostedit.LostEdit;
import org.storesync.masterdata.lostedit.LostEdits;

/** Table {@code lost_edit}. */
@Singleton
public class SqlLostEdits implements LostEdits {
    private static final String FIRST_ID = "00000000-0000-0000-0000-000000000000";

    private final Transactions transactions;

    SqlLostEdits(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Keeps a lost edit, in the transaction that deletes the change from the outbox. */
    public static void keep(Connection connection, Delivered lost, Instant now) throws SQLException {
        Jdbc.update(
                connection,
                "insert into lost_edit (id, record_type, record_id, op, code, body, lost_at)"
                        + " values (uuidv7(), ?, ?, ?, ?, ?, ?)",
                lost.entry().type(),
                lost.entry().id(),
                lost.entry().op().wireName(),
                lost.reason(),
                lost.entry().body(),
                now);
    }

    @Override
    public List<LostEdit> list(@Nullable String afterId, int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                "select id, record_type, record_id, op, code, body, lost_at from lost_edit"
                        + " where id > ?::uuid order by id limit ?",
                SqlLostEdits::edit,
                afterId == null ? FIRST_ID : afterId,
                limit));
    }

    private static LostEdit edit(ResultSet row) throws SQLException {
        byte[] body = row.getBytes("body");
        return new LostEdit(
                row.getString("id"),
                row.getString("record_type"),
                row.getString("record_id"),
                row.getString("op"),
                row.getString("code"),
                body == null ? null : new String(body, StandardCharsets.UTF_8),
                Objects.requireNonNull(Jdbc.instant(row, "lost_at")));
    }

    @Override
    public boolean dismiss(String id) {
        return transactions.call(
                connection -> Jdbc.update(connection, "delete from lost_edit where id = ?::uuid", id) == 1);
    }
}
