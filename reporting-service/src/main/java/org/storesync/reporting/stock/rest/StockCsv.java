package org.storesync.reporting.stock.rest;

import java.util.ArrayList;
import java.util.List;
import org.storesync.model.text.CsvCell;
import org.storesync.reporting.answer.Decimals;
import org.storesync.reporting.contact.domain.Ending;
import org.storesync.reporting.stock.domain.Dimension;
import org.storesync.reporting.stock.domain.StockQuery;
import org.storesync.reporting.stock.domain.StockRow;
import org.storesync.reporting.stock.domain.StockRow.Batch;
import org.storesync.reporting.stock.domain.StockRow.Known;
import org.storesync.reporting.stock.domain.StockRow.OfStore;

/** Stock as lines of CSV: columns for the keys that were asked for, then the figures. */
final class StockCsv {
    private StockCsv() {}

    static List<String> header(StockQuery query) {
        List<String> columns = new ArrayList<>();
        for (Dimension key : query.keys()) {
            switch (key) {
                case ITEM -> columns.addAll(List.of("itemId", "itemCode", "itemName"));
                case STORE ->
                    columns.addAll(List.of(
                            "storeId",
                            "storeCode",
                            "storeName",
                            "storeAsOf",
                            "storeEnded",
                            "storeEndReason",
                            "storeTransactionsLeftOutSince"));
                case LOCATION -> columns.addAll(List.of("locationId", "locationCode", "locationName"));
                case BATCH -> columns.addAll(List.of("batch", "expiryDate", "packSize", "packs"));
            }
        }
        if (query.inUnits()) {
            columns.add("units");
        }
        columns.add("value");
        return columns;
    }

    static List<String> line(StockQuery query, StockRow row) {
        List<String> cells = new ArrayList<>();
        Known item = row.item();
        if (item != null) {
            known(cells, item);
        }
        OfStore store = row.store();
        if (store != null) {
            known(cells, store.store());
            cells.add(CsvCell.text(store.asOf()));
            Ending ending = store.ending();
            cells.add(ending == null ? "no" : "yes");
            cells.add(ending == null ? "" : ending.reason().wireName());
            cells.add(CsvCell.text(ending == null ? null : ending.leftOutSince()));
        }
        Known location = row.location();
        if (location != null) {
            known(cells, location);
        }
        Batch batch = row.batch();
        if (batch != null) {
            cells.add(CsvCell.text(batch.number()));
            cells.add(CsvCell.text(batch.expiryDate()));
            cells.add(Decimals.cell(batch.packSize()));
            cells.add(Decimals.cell(row.packs()));
        }
        if (query.inUnits()) {
            cells.add(Decimals.cell(row.units()));
        }
        cells.add(Decimals.cell(row.value()));
        return cells;
    }

    private static void known(List<String> cells, Known record) {
        cells.add(CsvCell.text(record.id()));
        cells.add(CsvCell.text(record.code()));
        cells.add(CsvCell.text(record.name()));
    }
}
