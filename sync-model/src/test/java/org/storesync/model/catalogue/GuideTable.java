package org.storesync.model.catalogue;

import java.util.List;

/**
 * The rows of the guide's data-type table, in its words, each with at least one record type that stands for it: {@code type},
 * {@code type[variant]}, or {@code type+merge} for the rows about merging (C1, C6).
 */
final class GuideTable {
    record Row(String dataType, Category category, List<String> coveredBy) {}

    private GuideTable() {}

    static List<Row> rows() {
        return List.of(
                row("Items", Category.CENTRAL, "item", "item_category", "unit", "bill_of_material"),
                row("Names (except patients)", Category.CENTRAL, "name", "name_category1", "contact", "name_tag"),
                row(
                        "Merging of items, units and names (except patients)",
                        Category.CENTRAL,
                        "item+merge",
                        "unit+merge",
                        "name+merge"),
                row("Groups and departments", Category.CENTRAL, "name_group", "item_department"),
                row("Item master lists and programmes", Category.CENTRAL, "list_master", "list_master_line"),
                row("Budgets, periods and accounts", Category.CENTRAL, "budget", "period", "periodSchedule", "account"),
                row(
                        "Transaction categories and payment types",
                        Category.CENTRAL,
                        "transaction_category",
                        "paymentType"),
                row(
                        "Transaction categories and payment types",
                        Category.CENTRAL_DISPENSARY,
                        "transaction_category[prescription]"),
                row("Purchase order categories", Category.CENTRAL, "purchase_order_category"),
                row("Custom data", Category.CENTRAL, "custom_field"),
                row("Barcodes", Category.CENTRAL, "barcode"),
                row("Currencies", Category.CENTRAL, "currency"),
                row("Options and properties", Category.CENTRAL, "options", "property"),
                row("Location types", Category.CENTRAL, "Location_type"),
                row("Regimens and indicators", Category.CENTRAL, "regimen", "program_indicator", "indicator_attribute"),
                row("Drug interactions and warnings", Category.CENTRAL, "drug_interaction", "warning"),
                row("Abbreviations and item directions", Category.CENTRAL_DISPENSARY, "abbreviation", "item_direction"),
                row("Diagnoses", Category.CENTRAL_DISPENSARY, "diagnosis"),
                row("Insurance providers", Category.CENTRAL_DISPENSARY, "insuranceProvider"),
                row("Patient event types", Category.CENTRAL_DISPENSARY, "patient_event"),
                row("Vaccinators and vaccine settings", Category.CENTRAL, "medicine_administrator", "vaccine_course"),
                row("Custom reports", Category.CENTRAL, "report", "om_report"),
                row("Asset settings", Category.CENTRAL, "asset_category", "asset_property"),
                row("Regions", Category.CENTRAL, "region"),
                row("Sites and sync-related preferences", Category.SYNC, "site", "sync_preference"),
                row("Dashboard reports", Category.SYNC, "dashboard_store_report"),
                row("Messages", Category.MESSAGE, "message"),
                row(
                        "Stores and non sync-related store preferences",
                        Category.CENTRAL_STORE,
                        "store",
                        "pref[store-preferences]"),
                row("Purchase orders (centralised)", Category.CENTRAL_STORE, "purchase_order[centralised]"),
                row("Payments (centralised)", Category.CENTRAL_STORE, "transact[centralised-payment]"),
                row(
                        "Visibility of items and names (except patients)",
                        Category.CENTRAL_STORE,
                        "item_store_join",
                        "list_master_name_join",
                        "name_store_join"),
                row(
                        "Visibility of existing patients and prescribers",
                        Category.CENTRAL_STORE,
                        "name_store_join[patient]",
                        "clinician_store_join"),
                row("Visibility of new patients and prescribers", Category.PATIENT, "name_store_join[new-patient]"),
                row(
                        "Visibility of new patients and prescribers",
                        Category.PRESCRIBER,
                        "clinician_store_join[new-prescriber]"),
                row(
                        "Patients and prescribers",
                        Category.PATIENT,
                        "name[patient]",
                        "patient_medication",
                        "nameInsuranceJoin"),
                row("Patients and prescribers", Category.PRESCRIBER, "clinician"),
                row("Merging of patients and prescribers", Category.PATIENT, "name[patient]+merge"),
                row("Merging of patients and prescribers", Category.PRESCRIBER, "clinician+merge"),
                row("Repeats", Category.PATIENT, "repeat"),
                row("Patient events", Category.PATIENT, "name_note"),
                row("Name notes", Category.STORE, "name_note[note]"),
                row(
                        "Customer stock history and requisitions",
                        Category.STORE,
                        "requisition",
                        "requisition[request]",
                        "requisition_line"),
                row("Locations", Category.STORE, "Location"),
                row("Merging locations", Category.STORE, "Location+merge"),
                row("Stock and replenishments", Category.STORE, "item_line", "replenishment"),
                row(
                        "Stocktakes and inventory adjustments",
                        Category.STORE,
                        "Stock_take",
                        "Stock_take_lines",
                        "transact[inventory-adjustment]"),
                row("AMC projections", Category.STORE, "amc_projection"),
                row(
                        "Transactions and prescriptions",
                        Category.STORE,
                        "transact",
                        "trans_line",
                        "transact[prescription]",
                        "transact[build]",
                        "backorder"),
                row("Transaction notes", Category.STORE, "transact_note"),
                row("Item notes", Category.STORE, "item_note"),
                row("Boxes", Category.STORE, "box"),
                row("Goods received", Category.STORE, "Goods_received", "Goods_received_line"),
                row("Indicator values", Category.STORE, "indicator_value"),
                row(
                        "Vaccine monitors/sensors",
                        Category.STORE,
                        "sensor",
                        "temperature_log",
                        "vaccine_vial_monitor_status_log"),
                row("Assets", Category.STORE, "asset", "asset_log"),
                row("Store credentials", Category.STORE, "store_credential"),
                row("Authorisers and authorisation", Category.STORE, "authoriser", "authorisation"),
                row("Purchase orders", Category.STORE, "purchase_order", "purchase_order_line"),
                row("Payments", Category.STORE, "transact[payment]"),
                row("New users", Category.STORE, "user[new]"),
                row("User licenses and existing users", Category.LOCAL, "license", "user"),
                row("User permissions", Category.LOCAL, "om_user_permission"),
                row("Preferences (non-store)", Category.LOCAL, "pref"),
                row("Tenders and quotes", Category.LOCAL, "tender", "quote"),
                row("Incoterms and tender conditions", Category.LOCAL, "incoterm", "tender_condition"),
                row("Reference documents", Category.LOCAL, "reference_document"),
                row("HIS", Category.LOCAL, "his"),
                row("Drug registration", Category.LOCAL, "drug_registration"),
                row("Labels", Category.LOCAL, "label"),
                row("Logs", Category.LOCAL, "log", "om_activity_log"),
                row("Reminders", Category.LOCAL, "reminder"),
                row("Adverse drug reactions", Category.LOCAL, "adverse_drug_reaction"));
    }

    private static Row row(String dataType, Category category, String... coveredBy) {
        return new Row(dataType, category, List.of(coveredBy));
    }
}
