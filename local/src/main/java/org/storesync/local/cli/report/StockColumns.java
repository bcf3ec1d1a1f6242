package org.storesync.local.cli.report;

import java.util.List;

/** The columns of both reports about stock, always in the same order. */
final class StockColumns {
    static final List<Column> ALL = List.of(
            Column.text("item", "item.code"),
            Column.text("item name", "item.name"),
            Column.text("store", "store.code"),
            Column.text("store name", "store.name"),
            Column.text("location", "location.code"),
            Column.text("location name", "location.name"),
            Column.text("batch", "batch.number"),
            Column.text("expires", "batch.expiryDate"),
            Column.text("pack size", "batch.packSize"),
            Column.text("packs", "packs"),
            Column.text("units", "units"),
            Column.money("value", "value"),
            Column.time("as of", "store.asOf"));

    private StockColumns() {}
}
