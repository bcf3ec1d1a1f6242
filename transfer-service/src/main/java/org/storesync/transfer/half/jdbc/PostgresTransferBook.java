package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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

/** Table {@code pair}. */
@Singleton
class PostgresTransferBook implements TransferBook {
    private static final String TRANSFER = """
            select source_id, half_id, initiating_store, receiving_store, shown, code, half_number, waiting, made_at, changed_at from pair
            """;

    private final Transactions transactions;

    PostgresTransferBook(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Transfer> list(@Nullable String store, @Nullable PairState state, String after, int limit) {
        // Only the conditions there are, so that each can use its index.
        String ofStore = store == null ? "" : " and ? in (initiating_store, receiving_store)";
        String inState = state == null ? "" : " and shown = ?";
        List<Object> arguments = new ArrayList<>(List.of(after));
        if (store != null) {
            arguments.add(store);
        }
        if (state != null) {
            arguments.add(state.wireName());
        }
        arguments.add(limit);
        return transactions.call(connection -> Jdbc.list(
                connection,
                TRANSFER + "where source_id > ?" + ofStore + inState + " order by source_id limit ?",
                PostgresTransferBook::transfer,
                arguments.toArray()));
    }

    @Override
    public Optional<Transfer> find(String sourceId) {
        return transactions.call(connection ->
                Jdbc.first(connection, TRANSFER + "where source_id = ?", PostgresTransferBook::transfer, sourceId));
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
