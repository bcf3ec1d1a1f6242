package org.storesync.local.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The rows of the country's files of central data, by the record type that each becomes. */
public final class CentralRows {
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("currencies", "currency"),
            Map.entry("units", "unit"),
            Map.entry("item-categories", "item_category"),
            Map.entry("location-types", "Location_type"),
            Map.entry("options", "options"),
            Map.entry("ship-methods", "ship_method"),
            Map.entry("vial-monitors", "vaccine_vial_monitor_status"),
            Map.entry("period-schedules", "periodSchedule"),
            Map.entry("periods", "period"),
            Map.entry("names", "name"),
            Map.entry("stores", "store"),
            Map.entry("items", "item"),
            Map.entry("item-lists", "list_master"),
            Map.entry("item-list-lines", "list_master_line"),
            Map.entry("lists-of-names", "list_master_name_join"),
            Map.entry("visible-names", "name_store_join"),
            Map.entry("abbreviations", "abbreviation"),
            Map.entry("diagnoses", "diagnosis"));

    private CentralRows() {}

    /** A row, and the record type that it becomes. */
    public record CentralRow(String type, Map<String, String> cells) {
        public String id() {
            return cells.get("id");
        }
    }

    /** All rows, in the order of their import. */
    public static Stream<CentralRow> of(DemoCountry country) {
        return country.centralSheets().stream()
                .flatMap(sheet -> sheet.rows().stream().map(row -> new CentralRow(TYPES.get(sheet.type()), row)));
    }

    static List<Map<String, String>> of(DemoCountry country, String sheet) {
        return country.centralSheets().stream()
                .filter(each -> each.type().equals(sheet))
                .findFirst()
                .orElseThrow()
                .rows();
    }
}
