package org.storesync.routing.user.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.BodyFields;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.user.NewUsers;

/** Users in the streams of their stores, read along the key of the log. */
@ApplicationScoped
class PostgresNewUsers implements NewUsers {
    private static final String USERS = """
            select r.record_id, s.owner,
                coalesce(r.written_by, (select g.site_id from lineage g where g.lineage_id = r.lineage), 0),
                r.body, r.received_at
            from stream s join record r on r.stream_id = s.stream_id and r.record_type = ?
            where s.kind = 'store' and r.op = 'U' and (s.owner, r.record_id) > (?, ?)
            order by s.owner, r.record_id limit ?""";

    private final Transactions transactions;
    private final short type;

    PostgresNewUsers(Transactions transactions) {
        this.transactions = transactions;
        this.type =
                (short) RecordCatalogue.standard().find("user").orElseThrow().code();
    }

    @Override
    public List<NewUser> list(@Nullable Place after, int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                USERS,
                PostgresNewUsers::user,
                type,
                after == null ? "" : after.storeId(),
                after == null ? new byte[0] : IdBytes.encode(after.id()),
                limit));
    }

    private static NewUser user(ResultSet row) throws SQLException {
        BodyFields body = BodyFields.of(row.getBytes(4));
        return new NewUser(
                IdBytes.decode(row.getBytes(1)),
                row.getString(2),
                row.getInt(3),
                Objects.requireNonNullElse(body.text("name"), ""),
                body.text("first_name"),
                body.text("last_name"),
                body.text("job_title"),
                body.text("e_mail"),
                body.text("phone1"),
                Objects.requireNonNullElse(Jdbc.instant(row, "received_at"), Instant.EPOCH));
    }
}
