package org.storesync.local.demo;

import java.util.List;

/**
 * A customer without a computer that one store serves: a ward, a health post, the outpatients of a day.
 *
 * @param store code of the store that serves it
 * @param population people whose needs it covers
 * @param documents issues in a month
 * @param lines usual number of lines of a document
 * @param categories item categories that it takes; empty for all except vaccines
 */
public record Outlet(
        String code,
        String nameId,
        String name,
        String store,
        int population,
        int documents,
        int lines,
        List<String> categories) {

    static Outlet of(CsvTable.Row row) {
        return new Outlet(
                row.text("code"),
                DemoIds.hex("name", row.text("code")),
                row.text("name"),
                row.text("store"),
                row.whole("population"),
                row.whole("documents"),
                row.whole("lines"),
                row.words("categories"));
    }

    public boolean takes(Item item) {
        return categories.isEmpty() ? !item.vaccine() : categories.contains(item.category());
    }
}
