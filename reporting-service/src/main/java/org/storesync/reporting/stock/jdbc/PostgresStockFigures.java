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
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.reporting.answer.jdbc.RowCursor;
import org.storesync.reporting.config.ReportingConfig;
import org.storesync.reporting.contact.domain.Ending;
import org.storesync.reporting.contact.domain.Ending.Reason;
import org.storesync.reporting.readmodel.jdbc.ReadSnapshot;
import org.storesync.reporting.stock.StockFigures;
import org.storesync.reporting.stock.domain.AsOf;
import org.storesync.reporting.stock.domain.AsOf.Ended;
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
                min(%2$s) as oldest, count(*) filter (where %2$s is null)
            from (%1$s) f
            left join store_site p on p.store_id = f.store_id
            left join site_contact c on c.site_id = p.active_site
            left join store_data d on d.store_id = f.store_id
            """;
    private static final String AS_OF_ALL =
            asOf("select store_id from stock_of_store where lines > 0 and " + StockSql.NOT_ENDED);
    private static final String SOME_ENDED = "select from store_site where not collected limit 1";
    private static final int ENDED_MAX = 500;
    private static final String ENDED = """
            select p.store_id, coalesce(nullif(s.code, ''), n.code) as store_code,
                coalesce(nullif(s.name, ''), n.name) as store_name, %s as ended_at, %s
            from store_site p
            join stock_of_store f on f.store_id = p.store_id and f.lines > 0
            left join store_data d on d.store_id = p.store_id
            left join store s on s.id = p.store_id
            left join name n on n.id = s.name_id
            where not p.collected and (cardinality(?::text[]) = 0 or p.store_id = any(?))
            order by p.store_id limit ?
            """.formatted(StockSql.ENDED_AT, StockSql.ENDING);
    /** A store or item is known if it has a record, a site, or figures, because these arrive separately, in any order. */
    private static final String UNKNOWN_STORE = """
            select id from unnest(?::text[]) as asked (id)
            where not exists (select from store s where s.id = asked.id)
                and not exists (select from store_site p where p.store_id = asked.id)
                and not exists (select from stock_of_store f where f.store_id = asked.id)
            limit 1
            """;

    private static final String UNKNOWN_ITEM = """
            select id from unnest(?::text[]) as asked (id)
            where not exists (select from item i where i.id = asked.id)
                and not exists (select from stock f where f.item_id = asked.id)
            limit 1
            """;
    private static final String AS_OF_SOME = asOf("select unnest(?::text[]) as store_id");

    private final Transactions transactions;
    private final Duration queryTimeout;

    public PostgresStockFigures(Transactions transactions, ReportingConfig config) {
        this.transactions = transactions;
        this.queryTimeout = config.queryTimeout();
    }

    private static String asOf(String stores) {
        return AS_OF.formatted(stores, StockSql.STORE_AS_OF);
    }

    @Override
    public Figures page(StockQuery query, @Nullable StockPosition after, int limit) {
        return transactions.call(connection -> {
            ReadSnapshot.begin(connection, queryTimeout);
            boolean ended = someEnded(connection);
            StockSql value = StockSql.value(query, ended);
            StockSql rows = StockSql.rows(query, ended, after, limit);
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
    public Optional<String> unknownStore(StockQuery query) {
        return unknown(query.stores(), UNKNOWN_STORE);
    }

    @Override
    public Optional<String> unknownItem(StockQuery query) {
        return unknown(query.items(), UNKNOWN_ITEM);
    }

    private Optional<String> unknown(List<String> ids, String sql) {
        return ids.isEmpty()
                ? Optional.empty()
                : transactions.call(connection ->
                        Jdbc.first(connection, sql, row -> row.getString(1), (Object) ids.toArray(String[]::new)));
    }

    @Override
    public void each(StockQuery query, Consumer<AsOf> first, Consumer<StockRow> row) {
        transactions.run(connection -> {
            // All locks are taken here. There is no second run, because consumers can't be told that what they got no
            // longer counts.
            ReadSnapshot.begin(connection, queryTimeout);
            StockSql sql = StockSql.rows(query, someEnded(connection), null, null);
            first.accept(asOf(connection, query));
            RowCursor.each(connection, sql.text(), sql.arguments(), each -> row(each, query), row);
        });
    }

    private static AsOf asOf(Connection connection, StockQuery query) throws SQLException {
        String[] stores = query.stores().toArray(String[]::new);
        List<Ended> ended = Jdbc.list(
                connection,
                ENDED,
                row -> new Ended(
                        known(row, "store"),
                        Objects.requireNonNull(Jdbc.instant(row, "ended_at")),
                        Objects.requireNonNull(ending(row))),
                stores,
                stores,
                ENDED_MAX);
        return stores.length == 0
                ? Jdbc.first(connection, AS_OF_ALL, row -> asOf(row, ended)).orElseThrow()
                : Jdbc.first(connection, AS_OF_SOME, row -> asOf(row, ended), (Object) stores)
                        .orElseThrow();
    }

    private static boolean someEnded(Connection connection) throws SQLException {
        return Jdbc.first(connection, SOME_ENDED, row -> true).orElse(false);
    }

    private static AsOf asOf(ResultSet row, List<Ended> ended) throws SQLException {
        return new AsOf(
                row.getBoolean("rebuilding"),
                Jdbc.instant(row, "applied_at"),
                Jdbc.instant(row, "contacts_read_at"),
                Jdbc.instant(row, "oldest"),
                row.getLong(5),
                ended);
    }

    private static StockRow row(ResultSet row, StockQuery query) throws SQLException {
        return new StockRow(
                query.by(Dimension.ITEM) ? known(row, "item") : null,
                query.by(Dimension.STORE)
                        ? new OfStore(known(row, "store"), Jdbc.instant(row, "as_of"), ending(row))
                        : null,
                query.by(Dimension.LOCATION) ? known(row, "location") : null,
                query.by(Dimension.BATCH) ? batch(row) : null,
                query.by(Dimension.BATCH) ? row.getBigDecimal("packs") : null,
                query.inUnits() ? row.getBigDecimal("units") : null,
                row.getBigDecimal("value"));
    }

    private static @Nullable Ending ending(ResultSet row) throws SQLException {
        String reason = row.getString("ending");
        return reason == null ? null : new Ending(Reason.ofWire(reason), Jdbc.instant(row, "left_out_since"));
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
