package org.storesync.model.catalogue;

import java.util.List;

/**
 * The tables of the field protocols, written from the description of their wire and not from the catalogue: name, the category in the
 * guide, and the fields that route it ({@code parent:} before the field of a line).
 */
final class FieldTables {
    record Expected(String table, Category category, String routing) {}

    private FieldTables() {}

    /** The tables of sync v5. */
    static List<Expected> v5() {
        return List.of(
                new Expected("unit", Category.CENTRAL, ""),
                new Expected("Location_type", Category.CENTRAL, ""),
                new Expected("item", Category.CENTRAL, ""),
                new Expected("item_store_join", Category.CENTRAL_STORE, "store_ID"),
                new Expected("item_category", Category.CENTRAL, ""),
                new Expected("item_category_level1", Category.CENTRAL, ""),
                new Expected("item_category_level2", Category.CENTRAL, ""),
                new Expected("name", Category.CENTRAL, ""),
                new Expected("name_store_join", Category.CENTRAL_STORE, "store_ID"),
                new Expected("name_tag", Category.CENTRAL, ""),
                new Expected("name_tag_join", Category.CENTRAL, ""),
                new Expected("store", Category.CENTRAL_STORE, "ID name_ID"),
                new Expected("pref", Category.LOCAL, ""),
                new Expected("user", Category.LOCAL, ""),
                new Expected("om_user_permission", Category.LOCAL, "store_ID"),
                new Expected("options", Category.CENTRAL, ""),
                new Expected("currency", Category.CENTRAL, ""),
                new Expected("ship_method", Category.CENTRAL, ""),
                new Expected("list_master", Category.CENTRAL, ""),
                new Expected("list_master_line", Category.CENTRAL, "parent:item_master_ID"),
                new Expected("list_master_name_join", Category.CENTRAL_STORE, "name_ID"),
                new Expected("periodSchedule", Category.CENTRAL, ""),
                new Expected("period", Category.CENTRAL, ""),
                new Expected("program_indicator", Category.CENTRAL, ""),
                new Expected("indicator_attribute", Category.CENTRAL, "parent:indicator_ID"),
                new Expected("indicator_value", Category.STORE, "store_ID facility_ID"),
                new Expected("Location", Category.STORE, "store_ID"),
                new Expected("location_movement", Category.STORE, "store_ID"),
                new Expected("barcode", Category.CENTRAL, ""),
                new Expected("item_line", Category.STORE, "store_ID"),
                new Expected("transact", Category.STORE, "store_ID name_ID"),
                new Expected("trans_line", Category.STORE, "parent:transaction_ID"),
                new Expected("requisition", Category.STORE, "store_ID name_ID"),
                new Expected("requisition_line", Category.STORE, "parent:requisition_ID"),
                new Expected("Stock_take", Category.STORE, "store_ID"),
                new Expected("Stock_take_lines", Category.STORE, "parent:stock_take_ID"),
                new Expected("clinician", Category.PRESCRIBER, "ID store_ID"),
                new Expected("clinician_store_join", Category.CENTRAL_STORE, "store_ID prescriber_ID"),
                new Expected("diagnosis", Category.CENTRAL_DISPENSARY, ""),
                new Expected("abbreviation", Category.CENTRAL_DISPENSARY, ""),
                new Expected("item_direction", Category.CENTRAL_DISPENSARY, ""),
                new Expected("warning", Category.CENTRAL, ""),
                new Expected("item_warning_link", Category.CENTRAL, ""),
                new Expected("insuranceProvider", Category.CENTRAL_DISPENSARY, ""),
                new Expected("nameInsuranceJoin", Category.PATIENT, "nameID"),
                new Expected("sensor", Category.STORE, "storeID"),
                new Expected("temperature_log", Category.STORE, "store_ID"),
                new Expected("temperature_breach", Category.STORE, "store_ID"),
                new Expected("message", Category.MESSAGE, "fromStoreID toStoreID"),
                new Expected("om_activity_log", Category.LOCAL, "store_ID"),
                new Expected("contact", Category.CENTRAL, ""),
                new Expected("purchase_order", Category.STORE, "store_ID name_ID"),
                new Expected("purchase_order_line", Category.STORE, "parent:purchase_order_ID"),
                new Expected("Goods_received", Category.STORE, "store_ID name_ID"),
                new Expected("Goods_received_line", Category.STORE, "parent:goods_received_ID"),
                new Expected("om_document", Category.PATIENT, "owner_name_ID"),
                new Expected("om_document_registry", Category.CENTRAL, ""),
                new Expected("form_schema", Category.CENTRAL, ""),
                new Expected("vaccine_vial_monitor_status", Category.CENTRAL, ""),
                new Expected("vaccine_vial_monitor_status_log", Category.STORE, "store_ID"),
                new Expected("property", Category.CENTRAL, ""));
    }

    /** The tables that only the v6 wire has. */
    static List<Expected> v6() {
        return List.of(
                new Expected("asset", Category.STORE, "store_id"),
                new Expected("asset_catalogue_item", Category.CENTRAL, ""),
                new Expected("asset_catalogue_type", Category.CENTRAL, ""),
                new Expected("asset_category", Category.CENTRAL, ""),
                new Expected("asset_class", Category.CENTRAL, ""),
                new Expected("asset_internal_location", Category.STORE, "parent:asset_id"),
                new Expected("asset_log", Category.STORE, "parent:asset_id"),
                new Expected("asset_log_reason", Category.CENTRAL, ""),
                new Expected("asset_property", Category.CENTRAL, ""),
                new Expected("ancillary_item", Category.CENTRAL, ""),
                new Expected("backend_plugin", Category.CENTRAL, ""),
                new Expected("frontend_plugin", Category.CENTRAL, ""),
                new Expected("plugin_data", Category.STORE, "store_id"),
                new Expected("campaign", Category.CENTRAL, ""),
                new Expected("contact_form", Category.STORE, "store_id"),
                new Expected("demographic", Category.CENTRAL, ""),
                new Expected("item_variant", Category.CENTRAL, ""),
                new Expected("packaging_variant", Category.CENTRAL, "parent:item_variant_id"),
                new Expected("name_oms_fields", Category.CENTRAL, ""),
                new Expected("name_property", Category.CENTRAL, ""),
                new Expected("preference", Category.CENTRAL_STORE, "store_id"),
                new Expected("om_report", Category.CENTRAL, ""),
                new Expected("om_form_schema", Category.CENTRAL, ""),
                new Expected("rnr_form", Category.STORE, "store_id"),
                new Expected("rnr_form_line", Category.STORE, "parent:rnr_form_id"),
                new Expected("sync_file_reference", Category.LOCAL, ""),
                new Expected("system_log", Category.LOCAL, ""),
                new Expected("vaccination", Category.PATIENT, "patient_id"),
                new Expected("vaccine_course", Category.CENTRAL, ""),
                new Expected("vaccine_course_dose", Category.CENTRAL, "parent:vaccine_course_id"),
                new Expected("vaccine_course_item", Category.CENTRAL, "parent:vaccine_course_id"),
                new Expected("vaccine_course_store_config", Category.CENTRAL_STORE, "store_id"),
                new Expected("encounter", Category.PATIENT, "name_ID"));
    }

    /** Tables that only the mobile client's wire has, besides those of v5. */
    static List<Expected> mobile() {
        return List.of(
                new Expected("adverse_drug_reaction", Category.LOCAL, "store_ID name_ID"),
                new Expected("Ethnicity", Category.CENTRAL, ""),
                new Expected("item_department", Category.CENTRAL, ""),
                new Expected("list_local_line", Category.CENTRAL_STORE, "parent:list_master_name_join_ID"),
                new Expected("medicine_administrator", Category.CENTRAL, ""),
                new Expected("name_note", Category.PATIENT, "name_ID"),
                new Expected("nationality", Category.CENTRAL, ""),
                new Expected("number", Category.STORE, "store_ID"),
                new Expected("number_reuse", Category.STORE, "store_ID"),
                new Expected("Occupation", Category.CENTRAL, ""),
                new Expected("patient_event", Category.CENTRAL_DISPENSARY, ""),
                new Expected("paymentType", Category.CENTRAL, ""),
                new Expected("dashboard_store_report", Category.SYNC, ""),
                new Expected("temperature_breach_config", Category.STORE, "store_ID"),
                new Expected("transaction_category", Category.CENTRAL, ""));
    }
}
