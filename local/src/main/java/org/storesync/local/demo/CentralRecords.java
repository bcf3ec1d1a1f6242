package org.storesync.local.demo;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Writes the country's central data as records: names, stores, lists, visibility and the small tables. */
final class CentralRecords {
    private final DemoCountry country;
    private final List<DemoRecord> records = new ArrayList<>();

    CentralRecords(DemoCountry country) {
        this.country = country;
    }

    /** All of it; what others refer to comes first. */
    List<DemoRecord> all() {
        smallTables();
        periods();
        names();
        stores();
        country.items().forEach(item -> put("item", item.id(), ItemBody.of(item)));
        lists();
        visibility();
        dispensaryTables();
        return List.copyOf(records);
    }

    private void put(String type, String id, Body body) {
        records.add(DemoRecord.upsert(type, id, body));
    }

    private void smallTables() {
        for (CsvTable.Row row : CsvTable.load("currencies.csv")) {
            String id = DemoIds.hex("currency", row.text("code"));
            put(
                    "currency",
                    id,
                    Body.of(id)
                            .number("rate", row.decimal("rate"))
                            .text("currency", row.text("code"))
                            .flag("is_home_currency", row.yes("home"))
                            .date("date_updated", row.date("updated"))
                            .flag("is_active", true));
        }
        int order = 0;
        for (CsvTable.Row row : CsvTable.load("units.csv")) {
            String id = DemoIds.hex("unit", row.text("unit"));
            put(
                    "unit",
                    id,
                    Body.of(id)
                            .text("units", row.text("unit"))
                            .text("comment", row.text("comment"))
                            .number("order_number", ++order));
        }
        order = 0;
        for (CsvTable.Row row : CsvTable.load("item_categories.csv")) {
            String id = DemoIds.hex("item_category", row.text("code"));
            put(
                    "item_category",
                    id,
                    Body.of(id)
                            .text("Description", row.text("description"))
                            .number("sort_order", ++order)
                            .none("parent_ID", "custom_data")
                            .off("summary_only"));
        }
        for (CsvTable.Row row : CsvTable.load("location_types.csv")) {
            String id = DemoIds.hex("Location_type", row.text("code"));
            put(
                    "Location_type",
                    id,
                    Body.of(id)
                            .text("Description", row.text("description"))
                            .number("Temperature_min", row.decimal("minimum"))
                            .number("Temperature_max", row.decimal("maximum"))
                            .none("customData"));
        }
        for (CsvTable.Row row : CsvTable.load("options.csv")) {
            String id = DemoIds.hex("options", row.text("code"));
            put(
                    "options",
                    id,
                    Body.of(id)
                            .text("type", row.text("type"))
                            .flag("isActive", true)
                            .text("title", row.text("title")));
        }
        for (CsvTable.Row row : CsvTable.load("ship_methods.csv")) {
            String id = DemoIds.hex("ship_method", row.text("code"));
            put(
                    "ship_method",
                    id,
                    Body.of(id).text("method", row.text("method")).flag("isActive", true));
        }
        for (CsvTable.Row row : CsvTable.load("vvm_statuses.csv")) {
            String id = DemoIds.dashed("vaccine_vial_monitor_status", row.text("code"));
            put(
                    "vaccine_vial_monitor_status",
                    id,
                    Body.of(id)
                            .text("description", row.text("description"))
                            .text("code", row.text("code"))
                            .number("level", row.whole("level"))
                            .flag("is_active", true)
                            .flag("unusable", row.yes("unusable"))
                            .none("option_id"));
        }
    }

    private void periods() {
        Set<String> schedules = new LinkedHashSet<>();
        for (CsvTable.Row row : CsvTable.load("periods.csv")) {
            String schedule = row.text("schedule");
            String scheduleId = DemoIds.hex("periodSchedule", schedule);
            if (schedules.add(schedule)) {
                put("periodSchedule", scheduleId, Body.of(scheduleId).text("name", schedule));
            }
            String id = DemoIds.hex("period", row.text("name"));
            put(
                    "period",
                    id,
                    Body.of(id)
                            .text("periodScheduleID", scheduleId)
                            .date("startDate", row.date("start_date"))
                            .date("endDate", row.date("end_date"))
                            .text("name", row.text("name")));
        }
    }

    private void names() {
        for (CsvTable.Row row : CsvTable.load("system_names.csv")) {
            put("name", DemoIds.hex("name", row.text("code")), NameBody.system(row));
        }
        country.stores().forEach(store -> put("name", store.nameId(), NameBody.of(store)));
        country.suppliers().forEach(supplier -> put("name", supplier.nameId(), NameBody.of(supplier)));
        country.outlets()
                .forEach(outlet -> put("name", outlet.nameId(), NameBody.of(outlet, country.store(outlet.store()))));
    }

    private void stores() {
        for (Store store : country.stores()) {
            put("store", store.id().value(), StoreBody.of(store));
            String pref = DemoIds.hex("pref", store.code());
            put("pref", pref, StoreBody.preferences(pref, store));
        }
    }

    private void lists() {
        for (CsvTable.Row row : CsvTable.load("lists.csv")) {
            String code = row.text("code");
            String list = DemoIds.hex("list_master", code);
            put(
                    "list_master",
                    list,
                    Body.of(list)
                            .text("description", row.text("description"))
                            .text("code", code)
                            .text("note", row.text("note"))
                            .flag("inactive", false)
                            .flag("is_default_price_list", row.yes("default_price_list"))
                            .zero("discount_percentage")
                            .text("date_created", "2024-01-08")
                            .none("created_by_user_ID", "tags", "programSettings")
                            .off(
                                    "gets_new_items",
                                    "isProgram",
                                    "isPatientList",
                                    "is_hiv",
                                    "is_immunisation",
                                    "isSupplierHubCatalog"));
            int order = 0;
            for (String item : country.list(code)) {
                String line = DemoIds.dashed("list_master_line", code + '/' + item);
                put(
                        "list_master_line",
                        line,
                        Body.of(line)
                                .text("item_master_ID", list)
                                .text("item_ID", country.itemId(item))
                                .number("price", country.item(item).price())
                                .zero("imprest_quan")
                                .number("order_number", ++order));
            }
        }
        for (Store store : country.stores()) {
            for (String list : store.lists()) {
                String id = DemoIds.dashed("list_master_name_join", list + '/' + store.code());
                put(
                        "list_master_name_join",
                        id,
                        Body.of(id)
                                .text("name_ID", store.nameId())
                                .text("list_master_ID", DemoIds.hex("list_master", list))
                                .text("description", list)
                                .off("include_web", "include_imprest", "include_stock_hist", "price_list"));
            }
        }
    }

    private void visibility() {
        for (CsvTable.Row row : CsvTable.load("visibility.csv")) {
            List<Store> where =
                    row.text("store").equals("*") ? country.stores() : List.of(country.store(row.text("store")));
            for (Store store : where) {
                String id = DemoIds.dashed("name_store_join", store.code() + '/' + row.text("name"));
                put(
                        "name_store_join",
                        id,
                        Body.of(id)
                                .text("store_ID", store.id().value())
                                .text("name_ID", DemoIds.hex("name", row.text("name")))
                                .flag("inactive", false)
                                .flag("om_name_is_customer", row.yes("customer"))
                                .flag("om_name_is_supplier", row.yes("supplier")));
            }
        }
    }

    private void dispensaryTables() {
        for (CsvTable.Row row : CsvTable.load("abbreviations.csv")) {
            String id = DemoIds.hex("abbreviation", row.text("abbreviation"));
            put(
                    "abbreviation",
                    id,
                    Body.of(id)
                            .text("abbreviation", row.text("abbreviation"))
                            .text("expansion", row.text("expansion")));
        }
        for (CsvTable.Row row : CsvTable.load("diagnoses.csv")) {
            String id = DemoIds.hex("diagnosis", row.text("code"));
            put(
                    "diagnosis",
                    id,
                    Body.of(id)
                            .text("ICD_CODE", row.text("code"))
                            .text("ICD_DESCRIPTION", row.text("description"))
                            .none("NOTES", "VALID_TILL"));
        }
    }
}
