package org.storesync.local.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The country's central data as files for the master-data-service. Records to which others refer come first. */
final class CentralSheets {
    private static final String COUNTRY = "Navoro";
    private static final LocalDate BEGINNING = LocalDate.of(2019, 1, 7);

    private final DemoCountry country;

    CentralSheets(DemoCountry country) {
        this.country = country;
    }

    List<CentralSheet> all() {
        List<CentralSheet> sheets = new ArrayList<>();
        sheets.add(file(
                "currencies", "currencies.csv", DemoIds.of("currency", "code"), "code", "rate", "home", "updated"));
        sheets.add(file("units", "units.csv", DemoIds.of("unit", "unit"), "unit", "comment"));
        sheets.add(file("item-categories", "item_categories.csv", DemoIds.of("item_category", "code"), "description"));
        sheets.add(file(
                "location-types",
                "location_types.csv",
                DemoIds.of("Location_type", "code"),
                "description",
                "minimum",
                "maximum"));
        sheets.add(file("options", "options.csv", DemoIds.of("options", "code"), "title", "type"));
        sheets.add(file("ship-methods", "ship_methods.csv", DemoIds.of("ship_method", "code"), "method"));
        sheets.add(file(
                "vial-monitors",
                "vvm_statuses.csv",
                row -> DemoIds.dashed("vaccine_vial_monitor_status", row.text("code")),
                "code",
                "description",
                "level",
                "unusable"));
        sheets.add(schedules());
        sheets.add(file(
                "periods", "periods.csv", DemoIds.of("period", "name"), "name", "schedule", "start_date", "end_date"));
        sheets.add(names());
        sheets.add(stores());
        sheets.add(items());
        sheets.add(file(
                "item-lists",
                "lists.csv",
                DemoIds.of("list_master", "code"),
                "code",
                "description",
                "note",
                "default_price_list"));
        sheets.add(listLines());
        sheets.add(listsOfStores());
        sheets.add(visibility());
        sheets.add(file(
                "abbreviations",
                "abbreviations.csv",
                DemoIds.of("abbreviation", "abbreviation"),
                "abbreviation",
                "expansion"));
        sheets.add(file("diagnoses", "diagnoses.csv", DemoIds.of("diagnosis", "code"), "code", "description"));
        return List.copyOf(sheets);
    }

    /** Columns of one of our files, with the ids that are derived from its keys. */
    private static CentralSheet file(String type, String file, Function<CsvTable.Row, String> id, String... columns) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.load(file)) {
            Map<String, String> cells = row(id.apply(row));
            for (String column : columns) {
                cells.put(column, row.text(column));
            }
            rows.add(cells);
        }
        return new CentralSheet(type, rows);
    }

    private static CentralSheet schedules() {
        Set<String> names = new LinkedHashSet<>();
        CsvTable.load("periods.csv").forEach(row -> names.add(row.text("schedule")));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String name : names) {
            Map<String, String> cells = row(DemoIds.hex("periodSchedule", name));
            cells.put("name", name);
            rows.add(cells);
        }
        return new CentralSheet("period-schedules", rows);
    }

    private CentralSheet names() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.load("system_names.csv")) {
            Map<String, String> cells =
                    name(DemoIds.hex("name", row.text("code")), row.text("code"), row.text("name"), row.text("type"));
            rows.add(cells);
        }
        for (Store store : country.stores()) {
            Map<String, String> cells = name(store.nameId(), store.code(), store.name(), "store");
            cells.putAll(Map.of("customer", "yes", "supplier", "yes", "country", COUNTRY));
            cells.putAll(Map.of("address", store.address(), "town", store.town(), "phone", store.phone()));
            cells.putAll(Map.of("currency", "USD", "created", store.created().toString()));
            rows.add(cells);
        }
        for (Supplier supplier : country.suppliers()) {
            Map<String, String> cells = name(supplier.nameId(), supplier.code(), supplier.name(), "facility");
            cells.put(supplier.kind(), "yes");
            cells.putAll(Map.of("country", supplier.country(), "phone", supplier.phone(), "email", supplier.email()));
            cells.put("currency", supplier.currency());
            rows.add(cells);
        }
        for (Outlet outlet : country.outlets()) {
            Store servedBy = country.store(outlet.store());
            Map<String, String> cells = name(outlet.nameId(), outlet.code(), outlet.name(), "facility");
            cells.putAll(Map.of("customer", "yes", "country", COUNTRY, "town", servedBy.town(), "currency", "USD"));
            cells.put("created", servedBy.created().toString());
            rows.add(cells);
        }
        return new CentralSheet("names", rows);
    }

    private static Map<String, String> name(String id, String code, String name, String type) {
        Map<String, String> cells = row(id);
        cells.put("code", code);
        cells.put("name", name);
        cells.put("type", type);
        for (String role : List.of("customer", "supplier", "manufacturer", "donor")) {
            cells.put(role, "no");
        }
        for (String field : List.of("country", "address", "town", "phone", "email", "currency")) {
            cells.put(field, "");
        }
        cells.put("created", BEGINNING.toString());
        return cells;
    }

    private CentralSheet stores() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Store store : country.stores()) {
            Map<String, String> cells = row(store.id().value());
            cells.put("code", store.code());
            cells.put("name", store.name());
            cells.put("name_code", store.code());
            cells.put("mode", store.mode());
            cells.put("created", store.created().toString());
            cells.put("address", store.address());
            cells.put("town", store.town());
            cells.put("phone", store.phone());
            cells.put("tags", store.role());
            rows.add(cells);
        }
        return new CentralSheet("stores", rows);
    }

    private CentralSheet items() {
        Map<String, String> categories = descriptions("item_categories.csv");
        Map<String, String> storages = descriptions("location_types.csv");
        List<Map<String, String>> rows = new ArrayList<>();
        for (Item item : country.items()) {
            Map<String, String> cells = row(item.id());
            cells.put("code", item.code());
            cells.put("item_name", item.name());
            cells.put("generic_name", item.genericName());
            cells.put("strength", item.strength());
            cells.put("unit", item.unit());
            cells.put("pack_size", Integer.toString(item.packSize()));
            cells.put("atc", item.atc());
            cells.put("ven", item.ven());
            cells.put("is_vaccine", item.vaccine() ? "yes" : "no");
            cells.put("doses", Integer.toString(item.doses()));
            cells.put("pack_volume", item.packVolume().toPlainString());
            cells.put("category", categories.getOrDefault(item.category(), ""));
            // An item that any room suits needs no special type of location.
            cells.put(
                    "location_type", item.storage().equals("ambient") ? "" : storages.getOrDefault(item.storage(), ""));
            rows.add(cells);
        }
        return new CentralSheet("items", rows);
    }

    private static Map<String, String> descriptions(String file) {
        Map<String, String> byCode = new LinkedHashMap<>();
        CsvTable.load(file).forEach(row -> byCode.put(row.text("code"), row.text("description")));
        return byCode;
    }

    private CentralSheet listLines() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (CsvTable.Row list : CsvTable.load("lists.csv")) {
            int order = 0;
            for (String item : country.list(list.text("code"))) {
                Map<String, String> cells = row(DemoIds.dashed("list_master_line", list.text("code") + '/' + item));
                cells.put("list", list.text("code"));
                cells.put("item", item);
                cells.put("price", country.item(item).price().toPlainString());
                cells.put("order", Integer.toString(++order));
                rows.add(cells);
            }
        }
        return new CentralSheet("item-list-lines", rows);
    }

    private CentralSheet listsOfStores() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Store store : country.stores()) {
            for (String list : store.lists()) {
                Map<String, String> cells = row(DemoIds.dashed("list_master_name_join", list + '/' + store.code()));
                cells.put("list", list);
                cells.put("name_code", store.code());
                cells.put("description", list);
                rows.add(cells);
            }
        }
        return new CentralSheet("lists-of-names", rows);
    }

    private CentralSheet visibility() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (CsvTable.Row row : CsvTable.load("visibility.csv")) {
            List<Store> where =
                    row.text("store").equals("*") ? country.stores() : List.of(country.store(row.text("store")));
            for (Store store : where) {
                Map<String, String> cells =
                        row(DemoIds.dashed("name_store_join", store.code() + '/' + row.text("name")));
                cells.put("store_code", store.code());
                cells.put("name_code", row.text("name"));
                cells.put("customer", row.text("customer"));
                cells.put("supplier", row.text("supplier"));
                rows.add(cells);
            }
        }
        return new CentralSheet("visible-names", rows);
    }

    private static Map<String, String> row(String id) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("id", id);
        return cells;
    }
}
