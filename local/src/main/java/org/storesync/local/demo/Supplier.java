package org.storesync.local.demo;

import java.util.List;

/**
 * A company or agency outside the supply chain.
 *
 * @param kind supplier, manufacturer or donor
 * @param sellsTo code of the store that buys from it; empty for a manufacturer or donor
 * @param leadDays usual time from order to delivery
 * @param categories item categories that stores buy from it; empty for all
 */
public record Supplier(
        String code,
        String nameId,
        String name,
        String kind,
        String sellsTo,
        String country,
        String email,
        String phone,
        String currency,
        int leadDays,
        List<String> categories) {

    static Supplier of(CsvTable.Row row) {
        return new Supplier(
                row.text("code"),
                DemoIds.hex("name", row.text("code")),
                row.text("name"),
                row.text("kind"),
                row.text("sells_to"),
                row.text("country"),
                row.text("email"),
                row.text("phone"),
                row.text("currency"),
                row.whole("lead_days"),
                row.words("categories"));
    }

    public boolean sells(Item item) {
        return !sellsTo.isEmpty() && (categories.isEmpty() || categories.contains(item.category()));
    }
}
