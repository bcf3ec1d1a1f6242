package org.storesync.routing.epoch.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.routing.epoch.EpochStore;

/** Table {@code central_epoch}. */
@ApplicationScoped
public class PostgresEpochStore implements EpochStore {
    private final Transactions transactions;

    PostgresEpochStore(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Optional<Epoch> newest() {
        return transactions.call(connection -> Jdbc.first(
                connection,
                "select epoch, timeline from central_epoch order by epoch desc limit 1",
                row -> new Epoch(row.getLong(1), row.getInt(2))));
    }

    @Override
    public void begin(Epoch epoch, Instant at, String why) {
        transactions.run(connection -> Jdbc.update(
                connection,
                "insert into central_epoch (epoch, began_at, why, timeline) values (?, ?, ?, ?) on conflict do nothing",
                epoch.number(),
                at,
                why,
                epoch.timeline()));
    }

    @Override
    public int timeline() {
        return transactions
                .call(connection -> Jdbc.first(
                        connection,
                        "select substr(pg_walfile_name(pg_current_wal_insert_lsn()), 1, 8)",
                        row -> Integer.parseInt(row.getString(1), 16)))
                .orElseThrow();
    }
}
