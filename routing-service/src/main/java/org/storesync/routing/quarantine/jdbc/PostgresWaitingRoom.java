package org.storesync.routing.quarantine.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.Operation;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;
import org.storesync.routing.audit.jdbc.ActAudit;
import org.storesync.routing.quarantine.Quarantine.Parked;
import org.storesync.routing.quarantine.WaitingRoom;
import org.storesync.routing.record.domain.IdBytes;

/** Tables {@code quarantine} and {@code decision}, as people and sites read them. The length of a body is known without reading it. */
@ApplicationScoped
class PostgresWaitingRoom implements WaitingRoom {
    private static final RecordCatalogue CATALOGUE = RecordCatalogue.standard();
    private static final String[] PARENTS = CATALOGUE.all().stream()
            .filter(type -> type.parent() == null)
            .map(RecordType::wireName)
            .toArray(String[]::new);
    private static final String COLUMNS =
            "site_id, type_name, record_id, op, code, waits_type, waits_id, store_id, site_seq, octet_length(body), received_at, set_aside";
    private static final String MEANT = """
            (site_id = ? or cast(? as text) is null) and (type_name = ? or cast(? as text) is null)
                and (record_id = ? or cast(? as text) is null) and (code = ? or cast(? as text) is null)
                and (store_id = ? or cast(? as text) is null)""";
    private static final String CENTRAL = """
            select r.body, r.version, coalesce(r.written_by, g.site_id) as by
            from record r left join lineage g on g.lineage_id = r.lineage
            where r.stream_id = ? and r.record_type = ? and r.record_id = ?""";

    private static final String CHOSEN = "select " + ParkedRow.COLUMNS + """
            , total from (
                select q.*, sum(coalesce(octet_length(body), 0)) over (order by child, site_id, type_name, record_id) as bytes,
                    row_number() over (order by child, site_id, type_name, record_id) as place, count(*) over () as total
                from (
                    select *, type_name <> all(?) as child from quarantine where\s""" + MEANT + """
             order by child, site_id, type_name, record_id limit ?) q) q
            where place <= ? and (place = 1 or bytes <= ?) order by place""";

    private final Transactions transactions;
    private final AuditChain audit;
    private final Clock clock;

    PostgresWaitingRoom(Transactions transactions, AuditChain audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<Waiting> list(Choice choice, @Nullable Place after, int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                "select " + COLUMNS + " from quarantine where " + MEANT
                        + " and (site_id, type_name, record_id) > (?, ?, ?) order by site_id, type_name, record_id limit ?",
                PostgresWaitingRoom::waiting,
                arguments(
                        choice,
                        after == null ? 0 : after.siteId(),
                        after == null ? "" : after.type(),
                        after == null ? new byte[0] : IdBytes.encode(after.id()),
                        limit)));
    }

    private static @Nullable Object[] arguments(Choice choice, Object... more) {
        byte @Nullable [] id = choice.id() == null ? null : IdBytes.encode(choice.id());
        @Nullable
        Object[] meant = {
            choice.siteId() == null ? 0 : choice.siteId(),
            choice.siteId() == null ? null : "",
            choice.type(),
            choice.type(),
            id,
            id == null ? null : "",
            choice.code(),
            choice.code(),
            choice.storeId(),
            choice.storeId()
        };
        @Nullable Object[] all = Arrays.copyOf(meant, meant.length + more.length);
        System.arraycopy(more, 0, all, meant.length, more.length);
        return all;
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        byte @Nullable [] waitsFor = row.getBytes(7);
        return new Waiting(
                row.getInt(1),
                row.getString(2),
                IdBytes.decode(row.getBytes(3)),
                Operation.ofCode(row.getString(4).charAt(0)).wireName(),
                row.getString(5),
                waitsFor == null ? null : CATALOGUE.byCode(row.getShort(6)).wireName(),
                waitsFor == null ? null : IdBytes.decode(waitsFor),
                row.getString(8),
                row.getLong(9),
                row.getLong(10),
                time(row, "received_at"),
                row.getBoolean(12));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(Jdbc.instant(row, column), Instant.EPOCH);
    }

    @Override
    public Optional<Shown> show(Place place, String by, String reason) {
        byte[] id = IdBytes.encode(place.id());
        return transactions.call(connection -> {
            AtCentral central = central(connection, place.type(), id);
            Optional<Shown> shown = Jdbc.first(
                    connection,
                    "select " + COLUMNS
                            + ", body from quarantine where site_id = ? and type_name = ? and record_id = ?",
                    row -> new Shown(waiting(row), row.getBytes(13), central),
                    place.siteId(),
                    place.type(),
                    id);
            if (shown.isPresent()) {
                Map<String, Object> detail =
                        Map.of("site", place.siteId(), "type", place.type(), "id", place.id(), "reason", reason);
                ActAudit.write(
                        audit, connection, by, "quarantine-read", "site/" + place.siteId(), detail, clock.instant());
            }
            return shown;
        });
    }

    private static @Nullable AtCentral central(Connection connection, String typeName, byte[] id) throws SQLException {
        RecordType type = CATALOGUE.find(typeName).orElse(null);
        if (type == null) {
            return null;
        }
        Integer home = Jdbc.first(
                        connection,
                        "select stream_id from record_home where record_id = ? and record_type = ? and stream_id is not null",
                        row -> row.getInt(1),
                        id,
                        (short) type.code())
                .orElse(null);
        return home == null
                ? null
                : Jdbc.first(
                                connection,
                                CENTRAL,
                                row -> new AtCentral(row.getBytes(1), row.getLong(2), row.getObject(3, Integer.class)),
                                home,
                                (short) type.code(),
                                id)
                        .orElse(null);
    }

    @Override
    public Chosen choose(Choice choice, int recordsMax, long bytesMax) {
        int[] all = {0};
        List<Parked> changes = transactions.call(connection -> Jdbc.list(
                connection,
                CHOSEN,
                row -> {
                    all[0] = row.getInt("total");
                    return ParkedRow.parked(row);
                },
                first(PARENTS, arguments(choice, recordsMax + 1, recordsMax, bytesMax))));
        return new Chosen(changes, all[0] > changes.size());
    }

    private static @Nullable Object[] first(Object first, @Nullable Object[] others) {
        @Nullable Object[] all = new @Nullable Object[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    @Override
    public List<Decided> decided(SiteId site, long after, int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                """
                select decision_no, site_seq, type_name, record_id, decision, outcome, code, reason, decided_at from decision
                where site_id = ? and decision_no > ? order by decision_no limit ?""",
                row -> new Decided(
                        row.getLong(1),
                        row.getLong(2),
                        row.getString(3),
                        IdBytes.decode(row.getBytes(4)),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        time(row, "decided_at")),
                site.value(),
                after,
                limit));
    }
}
