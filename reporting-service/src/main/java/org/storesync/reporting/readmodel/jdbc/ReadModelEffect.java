package org.storesync.reporting.readmodel.jdbc;

import static org.storesync.reporting.readmodel.BodyFields.date;
import static org.storesync.reporting.readmodel.BodyFields.decimal;
import static org.storesync.reporting.readmodel.BodyFields.id;
import static org.storesync.reporting.readmodel.BodyFields.text;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.client.feed.FeedRow;
import org.storesync.client.feed.jdbc.FeedEffect;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.reporting.readmodel.jdbc.RecordTable.Column;

/** Makes the read models of stock from the feed: items, names, stores, locations, stock lines, and the sums over those. */
@Singleton
public class ReadModelEffect implements FeedEffect {
    /** The type of the records that say what a store has. */
    static final String STOCK_LINE = "item_line";

    private static final Predicate<String> CENTRAL = "central"::equals;

    private static final List<RecordTable> TABLES = List.of(
            new RecordTable(
                    "item",
                    CENTRAL,
                    "item",
                    List.of(
                            Column.text("code", row -> text(row, "code")),
                            Column.text("name", row -> text(row, "item_name")))),
            new RecordTable(
                    "name",
                    CENTRAL,
                    "name",
                    List.of(
                            Column.text("code", row -> text(row, "code")),
                            Column.text("name", row -> text(row, "name")))),
            new RecordTable(
                    "store",
                    "store-core"::equals,
                    "store",
                    List.of(
                            Column.text("code", row -> text(row, "code")),
                            Column.text("name", row -> text(row, "name")),
                            Column.text("name_id", row -> id(row, "name_ID")))),
            new RecordTable(
                    "Location",
                    ReadModelEffect::isOfAStore,
                    "location",
                    List.of(
                            Column.text("store_id", FeedRow::store),
                            Column.text("code", row -> text(row, "code")),
                            Column.text("name", row -> text(row, "Description")))));

    private static final RecordTable LINES = new RecordTable(
            STOCK_LINE,
            ReadModelEffect::isOfAStore,
            "item_line",
            List.of(
                    Column.text("store_id", FeedRow::store),
                    Column.text("item_id", row -> id(row, "item_ID")),
                    Column.text("location_id", row -> id(row, "location_ID")),
                    Column.text("batch", row -> text(row, "batch")),
                    new Column("expiry_date", "date", row -> day(date(row, "expiry_date"))),
                    number("pack_size", row -> decimal(row, "pack_size").toPlainString()),
                    number("packs", row -> decimal(row, "quantity").toPlainString()),
                    number("cost_price", row -> decimal(row, "cost_price").toPlainString())));

    /** Takes a line's former figures out of the sums and adds its new ones. */
    private static final String LINES_AND_SUMS = "with applied as (" + LINES.upsert() + """
            returning old.item_id as old_item, old.store_id as old_store, (old.state = 'present')::int as old_lines,
                old.units as old_units, old.value as old_value,
                new.item_id as new_item, new.store_id as new_store, (new.state = 'present')::int as new_lines,
                new.units as new_units, new.value as new_value
            ), moved as materialized (
                select item_id, store_id, sum(lines) as lines, sum(units) as units, sum(value) as value from (
                    select new_item as item_id, new_store as store_id, new_lines as lines, new_units as units, new_value as value
                    from applied
                    union all
                    select old_item, old_store, -old_lines, -old_units, -old_value from applied where old_item is not null
                ) of_line
                group by item_id, store_id having sum(lines) <> 0 or sum(units) <> 0 or sum(value) <> 0
            ), of_store as (
                insert into stock_of_store as s (store_id, lines, value)
                select store_id, sum(lines), sum(value) from moved group by store_id
                having sum(lines) <> 0 or sum(value) <> 0 order by store_id
                on conflict (store_id) do update set lines = s.lines + excluded.lines, value = s.value + excluded.value
            ), of_item as (
                insert into stock_of_item as s (item_id, partition, lines, units, value)
                select item_id, ?::int, sum(lines), sum(units), sum(value) from moved group by item_id
                having sum(lines) <> 0 or sum(units) <> 0 or sum(value) <> 0 order by item_id
                on conflict (item_id, partition) do update
                    set lines = s.lines + excluded.lines, units = s.units + excluded.units, value = s.value + excluded.value
            )
            insert into stock as s (item_id, store_id, lines, units, value)
            select item_id, store_id, lines, units, value from moved order by item_id, store_id
            on conflict (item_id, store_id) do update
                set lines = s.lines + excluded.lines, units = s.units + excluded.units, value = s.value + excluded.value
            """;

    private static final String STAMP = """
            insert into feed_applied as known (partition, applied_at) values (?, ?)
            on conflict (partition) do update set applied_at = greatest(known.applied_at, excluded.applied_at)
            """;

    private final Clock clock;

    public ReadModelEffect(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Stream.concat(TABLES.stream(), Stream.of(LINES))
                .map(RecordTable::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Empties the read models, because they may show what central does not have. Waits for reports that are being read. */
    @Override
    public void restart(Connection connection) throws SQLException {
        ReadSnapshot.empty(connection);
    }

    @Override
    public void apply(Connection connection, int partition, List<FeedRow> rows) throws SQLException {
        for (RecordTable table : TABLES) {
            table.apply(connection, rows);
        }
        for (List<FeedRow> round : LINES.rounds(rows)) {
            List<Object> arguments = LINES.arguments(round);
            arguments.add(partition);
            Jdbc.update(connection, LINES_AND_SUMS, arguments.toArray());
        }
        LastData.note(connection, rows);
        Jdbc.update(connection, STAMP, partition, clock.instant());
    }

    private static boolean isOfAStore(String stream) {
        return stream.startsWith("store/");
    }

    private static Column number(String name, Function<FeedRow, @Nullable String> value) {
        return new Column(name, "numeric", value);
    }

    private static @Nullable String day(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
