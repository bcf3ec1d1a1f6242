package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.transfer.half.Transfer;
import org.storesync.transfer.half.TransferBook;
import org.storesync.transfer.half.domain.PairState;

/** Table {@code pair}, with the initiating store of its source. */
@Singleton
class PostgresTransferBook implements TransferBook {
    private static final String TRANSFER = """
            select p.source_id, p.half_id, d.store_id, p.receiving_store, p.shown, p.code, p.half_number, p.waiting, p.made_at, p.changed_at
            from pair p join document d on d.document_id = p.source_id
            """;

    private final Transactions transactions;

    PostgresTransferBook(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Transfer> list(@Nullable String store, @Nullable PairState state, String after, int limit) {
        String stateName = state == null ? null : state.wireName();
        return transactions.call(connection -> Jdbc.list(
                connection,
                TRANSFER + """
                where p.source_id > ? and (cast(? as text) is null or ? in (p.receiving_store, d.store_id))
                    and (cast(? as text) is null or p.shown = ?)
                order by p.source_id limit ?""",
                PostgresTransferBook::transfer,
                after,
                store,
                store,
                stateName,
                stateName,
                limit));
    }

    @Override
    public Optional<Transfer> find(String sourceId) {
        return transactions.call(connection ->
                Jdbc.first(connection, TRANSFER + "where p.source_id = ?", PostgresTransferBook::transfer, sourceId));
    }

    @Override
    public Figures figures() {
        return transactions.call(connection -> {
            Map<PairState, Long> pairs = new EnumMap<>(PairState.class);
            Jdbc.list(
                    connection,
                    "select shown, count(*) from pair group by shown",
                    row -> pairs.put(state(row.getString(1)), row.getLong(2)));
            @Nullable
            Instant pushing = Jdbc.first(
                            connection,
                            "select min(changed_at) as oldest from pair where shown = 'pushing'",
                            row -> Optional.ofNullable(Jdbc.instant(row, "oldest")))
                    .flatMap(oldest -> oldest)
                    .orElse(null);
            return Jdbc.first(
                            connection,
                            "select count(*), min(made_at) as oldest from pair"
                                    + " where half_number = -1 and state in ('made', 'taken-over')",
                            row -> new Figures(pairs, row.getLong(1), Jdbc.instant(row, "oldest"), pushing))
                    .orElseThrow();
        });
    }

    private static PairState state(String name) {
        return PairState.ofWire(name).orElseThrow();
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                state(row.getString(5)),
                row.getString(6),
                row.getObject(7, Long.class),
                row.getInt(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getObject(10, OffsetDateTime.class).toInstant());
    }
}
