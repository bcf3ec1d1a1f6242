package org.storesync.reporting.stock.jdbc;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.reporting.answer.jdbc.RowCursor;
import org.storesync.reporting.config.ReportingConfig;
import org.storesync.reporting.readmodel.jdbc.ReadSnapshot;
import org.storesync.reporting.stock.StockFigures;
import org.storesync.reporting.stock.domain.AsOf;
import org.storesync.reporting.stock.domain.Dimension;
import org.storesync.reporting.stock.domain.StockPosition;
import org.storesync.reporting.stock.domain.StockQuery;
import org.storesync.reporting.stock.domain.StockRow;
import org.storesync.reporting.stock.domain.StockRow.Batch;
import org.storesync.reporting.stock.domain.StockRow.Known;
import org.storesync.reporting.stock.domain.StockRow.OfStore;

/** Figures from the tables {@code stock*} and {@code item_line}, each answer from one snapshot. */
@Singleton
public class PostgresStockFigures implements StockFigures {
    private static final String AS_OF = """
            select exists (select from feed_position where seq is null) as rebuilding,
                (select max(applied_at) from feed_applied) as applied_at,
                (select min(read_at) from list_read having count(*) = 2) as contacts_read_at,
                min(c.last_contact_at) as oldest, count(*) filter (where c.last_contact_at is null)
            from (%s) a
            left join store_site p on p.store_id = a.store_id
            left join site_contact c on c.site_id = p.active_site
            """;
    private static final String AS_OF_ALL = AS_OF.formatted("select store_id from stock_of_store where lines > 0");
    private static final String AS_OF_SOME = AS_OF.formatted("select unnest(?::text[]) as store_id");

    private final Transactions transactions;
    private final Duration queryTimeout;

    public PostgresStockFigures(Transactions transactions, ReportingConfig config) {
        this.transactions = transactions;
        this.queryTimeout = config.queryTimeout();
    }

    @Override
    public Figures page(StockQuery query, @Nullable StockPosition after, int limit) {
        return transactions.call(connection -> {
            ReadSnapshot.begin(connection, queryTimeout);
            StockSql value = StockSql.value(query);
            StockSql rows = StockSql.rows(query, after, limit);
            return new Figures(
                    asOf(connection, query),
                    Jdbc.first(
                                    connection,
                                    value.text(),
                                    row -> row.getBigDecimal(1),
                                    value.arguments().toArray())
                            .orElse(BigDecimal.ZERO),
                    Jdbc.list(
                            connection,
                            rows.text(),
                            row -> row(row, query),
                            rows.arguments().toArray()));
        });
    }

    @Override
    public AsOf asOf(StockQuery query) {
        return transactions.call(connection -> {
            ReadSnapshot.begin(connection, queryTimeout);
            return asOf(connection, query);
        });
    }

    @Override
    public void each(StockQuery query, Consumer<AsOf> first, Consumer<StockRow> row) {
        StockSql sql = StockSql.rows(query, null, null);
        transactions.run(connection -> {
            // All locks are taken here: nothing that was told the consumers can be asked of a second run.
            ReadSnapshot.begin(connection, queryTimeout);
            first.accept(asOf(connection, query));
            RowCursor.each(connection, sql.text(), sql.arguments(), each -> row(each, query), row);
        });
    }

    private static AsOf asOf(Connection connection, StockQuery query) throws SQLException {
        List<String> stores = query.stores();
        return stores.isEmpty()
                ? Jdbc.first(connection, AS_OF_ALL, PostgresStockFigures::asOf).orElseThrow()
                : Jdbc.first(connection, AS_OF_SOME, PostgresStockFigures::asOf, (Object) stores.toArray(String[]::new))
                        .orElseThrow();
    }

    private static AsOf asOf(ResultSet row) throws SQLException {
        return new AsOf(
                row.getBoolean("rebuilding"),
                Jdbc.instant(row, "applied_at"),
                Jdbc.instant(row, "contacts_read_at"),
                Jdbc.instant(row, "oldest"),
                row.getLong(5));
    }

    private static StockRow row(ResultSet row, StockQuery query) throws SQLException {
        return new StockRow(
                query.by(Dimension.ITEM) ? known(row, "item") : null,
                query.by(Dimension.STORE)
                        ? new OfStore(known(row, "store"), Jdbc.instant(row, "last_contact_at"))
                        : null,
                query.by(Dimension.LOCATION) ? known(row, "location") : null,
                query.by(Dimension.BATCH) ? batch(row) : null,
                query.by(Dimension.BATCH) ? row.getBigDecimal("packs") : null,
                query.inUnits() ? row.getBigDecimal("units") : null,
                row.getBigDecimal("value"));
    }

    private static Known known(ResultSet row, String what) throws SQLException {
        return new Known(
                row.getString(what + "_id"),
                Objects.requireNonNullElse(row.getString(what + "_code"), ""),
                Objects.requireNonNullElse(row.getString(what + "_name"), ""));
    }

    private static Batch batch(ResultSet row) throws SQLException {
        String expiry = row.getString("expiry");
        return new Batch(
                row.getString("batch"),
                expiry.equals("infinity") ? null : LocalDate.parse(expiry),
                row.getBigDecimal("pack_size"));
    }
}
