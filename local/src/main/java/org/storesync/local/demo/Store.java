package org.storesync.local.demo;

import java.time.LocalDate;
import java.util.List;
import org.storesync.model.StoreId;

/**
 * A store of the demo country.
 *
 * @param site where it is active
 * @param suppliedBy code of the store it orders from; empty for none
 * @param packToOne counts single units, not packs (store preference)
 * @param lists codes of the item lists visible in it
 */
public record Store(
        StoreId id,
        String nameId,
        String code,
        String name,
        String mode,
        String role,
        String site,
        String suppliedBy,
        boolean packToOne,
        List<String> lists,
        LocalDate created,
        String address,
        String town,
        String phone) {

    static Store of(CsvTable.Row row) {
        return new Store(
                new StoreId(DemoIds.hex("store", row.text("code"))),
                DemoIds.hex("name", row.text("code")),
                row.text("code"),
                row.text("name"),
                row.text("mode"),
                row.text("role"),
                row.text("site"),
                row.text("supplied_by"),
                row.yes("pack_to_one"),
                row.words("lists"),
                row.date("created"),
                row.text("address"),
                row.text("town"),
                row.text("phone"));
    }

    public boolean dispenses() {
        return mode.equals("dispensary");
    }
}
