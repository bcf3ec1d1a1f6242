package org.storesync.transfer.half.jdbc;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.transfer.half.Transfer;
import org.storesync.transfer.half.TransferBook;
import org.storesync.transfer.half.domain.State;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.TransferKind;

/** Tables {@code pair} and {@code pair_history}, for reading. */
@Singleton
class PostgresTransferBook implements TransferBook {
    private static final String HALF =
            " left join document h on h.record_type = %s and h.document_id = p.half_id and p.state in ('sent', 'taken', 'received')"
                    .formatted(halfType());
    private static final String TRANSFER = """
            select p.source_type, p.source_id, p.half_id, p.initiating_store, p.receiving_store, p.state, p.reason, p.code, s.number,
                h.number, p.differs, p.twice, p.closed, p.waiting, p.made_at, p.changed_at, p.kind
            from pair p
            left join document s on s.record_type = p.source_type and s.document_id = p.source_id
            """ + HALF;
    private static final String LISTED = " (p.reason is null or p.reason <> 'no-store')";

    private final Transactions transactions;

    PostgresTransferBook(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The record type of a pair's half, by its kind. */
    private static String halfType() {
        return TransferKind.all().stream()
                .map(kind -> " when '%s' then '%s'"
                        .formatted(kind.wireName(), kind.halfType().wireName()))
                .collect(joining("", "case p.kind", " end"));
    }

    @Override
    public List<Transfer> list(Filter filter, @Nullable Place after, int limit) {
        // The statement has only the conditions that are asked for, so that each can use its index.
        StringBuilder sql = new StringBuilder(TRANSFER + " where p.closed = ? and" + LISTED);
        List<Object> arguments = new ArrayList<>(List.of(filter.closed()));
        String store = filter.store();
        if (store != null) {
            sql.append(" and (p.initiating_store = ? or p.receiving_store = ?)");
            arguments.add(store);
            arguments.add(store);
        }
        condition(sql, arguments, "p.state", filter.state());
        condition(sql, arguments, "p.reason", filter.reason());
        if (after != null) {
            sql.append(" and (p.made_at, p.source_type, p.source_id) < (?, ?, ?)");
            arguments.addAll(List.of(
                    after.madeAt(), after.source().type(), after.source().id()));
        }
        sql.append(" order by p.made_at desc, p.source_type desc, p.source_id desc limit ?");
        arguments.add(limit);
        return transactions.call(connection ->
                Jdbc.list(connection, sql.toString(), PostgresTransferBook::transfer, arguments.toArray()));
    }

    private static void condition(StringBuilder sql, List<Object> arguments, String column, @Nullable String value) {
        if (value != null) {
            sql.append(" and ").append(column).append(" = ?");
            arguments.add(value);
        }
    }

    @Override
    public List<Transfer> find(String sourceId, @Nullable String type) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                TRANSFER + " where p.source_id = ? and (?::text is null or p.source_type = ?)",
                PostgresTransferBook::transfer,
                sourceId,
                type,
                type));
    }

    @Override
    public Optional<Transfer> find(DocumentKey source) {
        return find(source.id(), source.type()).stream().findFirst();
    }

    @Override
    public List<Happening> history(DocumentKey source, int limit) {
        return transactions.call(connection -> HistoryTable.of(connection, source, limit));
    }

    @Override
    public Figures figures() {
        return transactions.call(connection -> {
            Map<String, Long> pairs = new HashMap<>();
            Jdbc.list(
                    connection,
                    "select p.state, count(*) from pair p where" + LISTED + " group by p.state",
                    row -> pairs.put(row.getString(1), row.getLong(2)));
            return Jdbc.first(
                            connection,
                            """
                            select count(*) filter (where p.differs and not p.closed), count(*) filter (where p.twice and not p.closed),
                                count(*) filter (where h.number = -1), min(p.made_at) filter (where h.number = -1) as unnumbered,
                                min(p.changed_at) filter (where p.waiting > 0) as pushing
                            from pair p
                            """ + HALF,
                            row -> new Figures(
                                    pairs,
                                    row.getLong(1),
                                    row.getLong(2),
                                    row.getLong(3),
                                    Jdbc.instant(row, "unnumbered"),
                                    Jdbc.instant(row, "pushing")))
                    .orElseThrow();
        });
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                new DocumentKey(row.getString(1), row.getString(2)),
                TransferKind.ofWire(row.getString(17)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                State.of(row.getString(6), row.getString(7)).orElseThrow(),
                row.getString(8),
                row.getObject(9, Long.class),
                row.getObject(10, Long.class),
                row.getBoolean(11),
                row.getBoolean(12),
                row.getBoolean(13),
                row.getInt(14),
                instant(row, 15),
                instant(row, 16));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
