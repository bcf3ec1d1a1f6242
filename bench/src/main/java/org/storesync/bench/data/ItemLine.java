package org.storesync.bench.data;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One stock line, every field of it: as a body of the protocol and as a row of a table of the same columns.
 *
 * @param values in the order of {@link #COLUMNS}; null for none
 */
public record ItemLine(@Nullable String[] values) {
    /** The wire's fields of {@code item_line}, the optional ones included. */
    static final List<Column> COLUMNS = List.of(
            Column.id("ID"),
            Column.id("store_ID"),
            Column.id("item_ID"),
            Column.text("batch", 60),
            Column.date("expiry_date"),
            Column.flag("hold"),
            Column.id("location_ID"),
            Column.decimal("pack_size"),
            Column.decimal("available"),
            Column.decimal("quantity"),
            Column.decimal("cost_price"),
            Column.decimal("sell_price"),
            Column.text("note", 200),
            Column.id("name_ID"),
            Column.id("barcodeID"),
            Column.id("om_item_variant_id"),
            Column.id("donor_id"),
            Column.id("vvm_status_id"),
            Column.id("manufacturer_ID"),
            Column.object("oms_fields"),
            Column.decimal("total_volume"),
            Column.decimal("volume_per_pack"),
            Column.whole("initial_quan"),
            Column.decimal("total_cost"),
            Column.decimal("weight_per_pack"));

    private static final List<String> QUOTED_KEYS =
            COLUMNS.stream().map(column -> "\"" + column.key() + "\":").toList();

    /** {@code create table} of the same columns, the id as its key. */
    public static String createTable(String name) {
        String columns = COLUMNS.stream()
                .map(column -> "\"" + column.key() + "\" " + column.sqlType())
                .collect(Collectors.joining(", "));
        return "create table " + name + " (" + columns + ", primary key (\"ID\"))";
    }

    public String id() {
        String id = values[0];
        if (id == null) {
            throw new IllegalStateException("an item line without id");
        }
        return id;
    }

    /** The canonical body (docs/protocol.md, section 4). No value needs an escape. */
    public byte[] body() {
        StringBuilder json = new StringBuilder(900);
        for (int i = 0; i < values.length; i++) {
            json.append(i == 0 ? '{' : ',').append(QUOTED_KEYS.get(i));
            String value = values[i];
            if (value != null && COLUMNS.get(i).quoted()) {
                json.append('"').append(value).append('"');
            } else {
                json.append(value);
            }
        }
        return json.append('}').toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A line for {@code copy ... (format csv)}. */
    public void appendCsv(StringBuilder csv) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                csv.append(',');
            }
            String value = values[i];
            if (value != null && (value.indexOf('"') >= 0 || value.indexOf(',') >= 0)) {
                csv.append('"').append(value.replace("\"", "\"\"")).append('"');
            } else if (value != null) {
                csv.append(value);
            }
        }
        csv.append('\n');
    }
}
