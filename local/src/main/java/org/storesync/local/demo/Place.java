package org.storesync.local.demo;

import java.math.BigDecimal;

/**
 * A shelf, cold room or cupboard of a store.
 *
 * @param storage code of its location type: ambient, cold, frozen or controlled
 * @param volume in cubic metres
 */
public record Place(String id, String code, String description, String storage, BigDecimal volume) {
    static Place of(Store store, CsvTable.Row row) {
        return new Place(
                DemoIds.hex("Location", store.code() + '/' + row.text("code")),
                row.text("code"),
                row.text("description"),
                row.text("type"),
                row.decimal("volume"));
    }
}
