package org.storesync.reporting.stock.jdbc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.reporting.stock.domain.Dimension;
import org.storesync.reporting.stock.domain.StockPosition;
import org.storesync.reporting.stock.domain.StockQuery;

/**
 * The statement of a query. Sums come from the smallest table that has them, and names are joined only to the page's rows.
 *
 * @param arguments of the statement, in order
 */
record StockSql(String text, List<Object> arguments) {
    private static final String ITEM_NAMES = "left join item i on i.id = f.item_id\n";
    private static final String STORE_NAMES = """
            left join store s on s.id = f.store_id
            left join name n on n.id = s.name_id
            left join store_site p on p.store_id = f.store_id
            left join site_contact c on c.site_id = p.active_site
            left join store_data d on d.store_id = f.store_id
            """;
    /**
     * When a store's figures ended: the time of its newest stock; if none has a time, when this was first seen. They never end after its
     * transactions were left out.
     */
    static final String ENDED_AT = "least(coalesce(d.last_at, p.ended_at), p.left_out_since)";
    /** Why they ended. The release before notes no reason, and knows only one. */
    static final String ENDING =
            "case when not p.collected then coalesce(p.ending, 'not-collected') end as ending" + ", p.left_out_since";
    /** How old a store's figures are. If they ended, a later contact of its site does not make them newer. */
    static final String STORE_AS_OF = "(case when not p.collected then " + ENDED_AT + " else c.last_contact_at end)";
    /** The condition that leaves out stores whose figures ended. */
    static final String NOT_ENDED = "store_id <> all (array(select store_id from store_site where not collected))";

    private static final String LOCATION_NAMES =
            "left join location l on l.id = f.location_id and l.store_id = f.store_id\n";

    /** The column of a key: how it is computed from a line, its name, and its type. */
    private record Key(String expression, String name, String cast) {}

    /** @param ended the figures of some store ended: they are left out unless the query names the store */
    static StockSql rows(StockQuery query, boolean ended, @Nullable StockPosition after, @Nullable Integer limit) {
        List<Object> arguments = new ArrayList<>();
        List<Key> keys = keys(query);
        String names = String.join(", ", keys.stream().map(Key::name).toList());
        StringBuilder sql = new StringBuilder("with figures as (\n    select ");
        keys.forEach(key ->
                sql.append(key.expression()).append(" as ").append(key.name()).append(", "));
        sql.append(query.by(Dimension.BATCH) ? "sum(packs) as packs, " : "")
                .append(query.inUnits() ? "sum(units) as units, " : "")
                .append("sum(value) as value\n    from ")
                .append(table(query, ended))
                .append("\n    where ")
                .append(conditions(query, ended, arguments));
        if (after != null) {
            sql.append(" and (")
                    .append(String.join(", ", keys.stream().map(Key::expression).toList()))
                    .append(") > (")
                    .append(String.join(
                            ", ", keys.stream().map(key -> "?::" + key.cast()).toList()))
                    .append(')');
            arguments.addAll(after.keys());
        }
        sql.append("\n    group by ")
                .append(String.join(", ", keys.stream().map(Key::expression).toList()))
                .append(query.ofLines() ? "" : "\n    having sum(lines) > 0")
                .append("\n    order by ")
                .append(names);
        if (limit != null) {
            sql.append("\n    limit ?");
            arguments.add(limit);
        }
        sql.append("\n)\nselect f.*").append(named(query)).append("\norder by ").append(names);
        return new StockSql(sql.toString(), arguments);
    }

    /** The value of everything that is asked for. */
    static StockSql value(StockQuery query, boolean ended) {
        List<Object> arguments = new ArrayList<>();
        String table = query.ofLines() ? "item_line" : query.items().isEmpty() ? "stock_of_store" : "stock";
        return new StockSql(
                "select coalesce(sum(value), 0) from " + table + " where " + conditions(query, ended, arguments),
                arguments);
    }

    /** The smallest table that has everything that is asked for. */
    private static String table(StockQuery query, boolean ended) {
        if (query.ofLines()) {
            return "item_line";
        }
        boolean perStore = query.by(Dimension.STORE) || !query.stores().isEmpty() || ended;
        boolean perItem = query.by(Dimension.ITEM) || !query.items().isEmpty();
        return perStore ? perItem ? "stock" : "stock_of_store" : "stock_of_item";
    }

    private static List<Key> keys(StockQuery query) {
        List<Key> keys = new ArrayList<>();
        for (Dimension key : query.keys()) {
            switch (key) {
                case ITEM -> keys.add(new Key("item_id", "item_id", "text"));
                case STORE -> keys.add(new Key("store_id", "store_id", "text"));
                case LOCATION -> keys.add(new Key("location_id", "location_id", "text"));
                case BATCH -> {
                    keys.add(new Key("batch", "batch", "text"));
                    keys.add(new Key("coalesce(expiry_date, 'infinity')", "expiry", "date"));
                    keys.add(new Key("pack_size", "pack_size", "numeric"));
                }
            }
        }
        return keys;
    }

    private static String conditions(StockQuery query, boolean ended, List<Object> arguments) {
        StringBuilder conditions = new StringBuilder(query.ofLines() ? "packs <> 0" : "true");
        if (ended && query.stores().isEmpty()) {
            conditions.append(" and ").append(NOT_ENDED);
        }
        among(conditions, arguments, "store_id", query.stores());
        among(conditions, arguments, "item_id", query.items());
        among(conditions, arguments, "location_id", query.locations());
        among(conditions, arguments, "batch", query.batches());
        return conditions.toString();
    }

    private static void among(StringBuilder conditions, List<Object> arguments, String column, List<String> values) {
        if (!values.isEmpty()) {
            conditions.append(" and ").append(column).append(" = any(?)");
            arguments.add(values.toArray(String[]::new));
        }
    }

    private static String named(StockQuery query) {
        StringBuilder columns = new StringBuilder();
        StringBuilder joins = new StringBuilder("\nfrom figures f\n");
        if (query.by(Dimension.ITEM)) {
            columns.append(", i.code as item_code, i.name as item_name");
            joins.append(ITEM_NAMES);
        }
        if (query.by(Dimension.STORE)) {
            columns.append(", coalesce(nullif(s.code, ''), n.code) as store_code")
                    .append(", coalesce(nullif(s.name, ''), n.name) as store_name, " + STORE_AS_OF + " as as_of")
                    .append(", " + ENDING);
            joins.append(STORE_NAMES);
        }
        if (query.by(Dimension.LOCATION)) {
            columns.append(", l.code as location_code, l.name as location_name");
            joins.append(LOCATION_NAMES);
        }
        return columns.append(joins).toString();
    }
}
