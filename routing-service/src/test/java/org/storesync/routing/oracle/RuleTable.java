package org.storesync.routing.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.oracle.Kind.Party;
import org.storesync.routing.oracle.Kind.Where;

/** Every kind of record, typed from the guide's table of data types (C1 to C7) and docs/rules.md, section 2. */
final class RuleTable {
    private static final String BASE = "base";
    private static final String ID_STORE = "store_ID";
    private static final String NEW_STORE = "store_id";

    /** Left out where transactions are not included in sync, with their lines (C3). */
    private static final Set<String> TRANSACTIONS = Set.of("transact", "backorder", "item_line", "Stock_take");

    private final Map<String, List<Kind>> kinds = new LinkedHashMap<>();
    private final Map<String, String> parents = new LinkedHashMap<>();
    private final List<Kind> unbuilt = new ArrayList<>();

    RuleTable() {
        centralData();
        settings();
        storeData();
        documents();
        people();
        notOfSites();
    }

    private void centralData() {
        rows(
                Where.CENTRAL,
                null,
                "unit item_category_level1 item_category_level2 item_category item_category2 item_category3 item");
        rows(Where.CENTRAL, null, "item_variant ancillary_item bill_of_material barcode");
        lines("item_variant", "item_variant_id", "packaging_variant");
        lines("bill_of_material", "bill_of_material_ID", "bill_of_material_line");
        choice("name", "patient", Where.PERSON, null, Map.of("type", List.of("patient")));
        rows(
                Where.CENTRAL,
                null,
                "name name_category1_level1 name_category1_level2 name_category1 name_category2 name_category3");
        rows(
                Where.CENTRAL,
                null,
                "name_category4 name_category5 name_category6 contact name_tag name_tag_join name_oms_fields");
        rows(Where.CENTRAL, null, "nationality Ethnicity Occupation name_group item_department region");
        rows(Where.CENTRAL, null, "list_master om_document_registry form_schema campaign demographic");
        lines("list_master", "item_master_ID", "list_master_line");
        rows(Where.CENTRAL, null, "periodSchedule period budget_period budget account");
        choice("transaction_category", "prescription", Where.DISPENSARY, null, Map.of("type", List.of("pi")));
        rows(
                Where.CENTRAL,
                null,
                "transaction_category paymentType ship_method purchase_order_category custom_field currency");
        rows(Where.CENTRAL, null, "options property name_property Location_type regimen program_indicator");
        lines("program_indicator", "indicator_ID", "indicator_attribute");
        rows(
                Where.CENTRAL,
                null,
                "interaction_group drug_interaction warning item_warning_link medicine_administrator");
        rows(Where.CENTRAL, null, "vaccine_vial_monitor_status vaccine_course report om_report om_form_schema");
        lines("vaccine_course", "vaccine_course_id", "vaccine_course_dose vaccine_course_item");
        rows(Where.CENTRAL, null, "backend_plugin frontend_plugin asset_class asset_category asset_catalogue_type");
        rows(Where.CENTRAL, null, "asset_catalogue_item asset_log_reason asset_property");
        rows(Where.DISPENSARY, null, "abbreviation item_direction diagnosis insuranceProvider patient_event");
    }

    private void settings() {
        rows(Where.STORE_RECORD, null, "store");
        choice("pref", "store-preferences", Where.SETUP, ID_STORE, Map.of("item", List.of("store_preferences")));
        choice(
                "pref",
                "synced",
                Where.CENTRAL,
                null,
                Map.of("item", List.of("centralised_procurement", "centralised_payments")));
        rows(Where.LOCAL, null, "pref");
        rows(Where.SETUP, ID_STORE, "name_store_join item_store_join clinician_store_join");
        notBuilt("name_store_join", "new-patient", "patient");
        notBuilt("clinician_store_join", "new-prescriber");
        choice("list_master_name_join", "no-store", Where.CENTRAL, null, Map.of());
        rows(Where.SETUP_BY_NAME, "name_ID", "list_master_name_join");
        lines("list_master_name_join", "list_master_name_join_ID", "list_local_line");
        choice("preference", "everywhere", Where.CENTRAL, null, Map.of(NEW_STORE, List.of("")));
        rows(Where.SETUP, NEW_STORE, "preference vaccine_course_store_config");
    }

    private void storeData() {
        rows(
                Where.STORE,
                ID_STORE,
                "Location location_movement item_line replenishment amc_projection item_note backorder box");
        rows(Where.STORE, NEW_STORE, "rnr_form contact_form");
        lines("rnr_form", "rnr_form_id", "rnr_form_line");
        rows(Where.STORE, ID_STORE, "authoriser authorisation Stock_take temperature_breach temperature_log");
        lines("Stock_take", "stock_take_ID", "Stock_take_lines");
        rows(Where.STORE, "storeID", "sensor");
        choice("temperature_breach_config", "everywhere", Where.CENTRAL, null, Map.of(ID_STORE, List.of("")));
        rows(Where.STORE, ID_STORE, "temperature_breach_config vaccine_vial_monitor_status_log");
        choice("asset", "unassigned", Where.CENTRAL, null, Map.of(NEW_STORE, List.of("")));
        rows(Where.STORE, NEW_STORE, "asset");
        lines("asset", "asset_id", "asset_log asset_internal_location");
        rows(Where.STORE, ID_STORE, "store_credential number number_reuse");
        choice("plugin_data", "everywhere", Where.CENTRAL, null, Map.of(NEW_STORE, List.of("")));
        rows(Where.STORE, NEW_STORE, "plugin_data");
    }

    private void documents() {
        invoice("prescription", null, Map.of("type", List.of("ci"), "mode", List.of("dispensary")));
        invoice("patient-invoice", null, Map.of("type", List.of("pi")));
        invoice("customer-invoice", Party.shippedOrOrdered(), Map.of("type", List.of("ci")));
        Party answering = Party.answering("name_ID", "linked_transaction_id");
        invoice("supplier-invoice", answering, Map.of("type", List.of("si")));
        invoice("supplier-return", Party.shipped(), Map.of("type", List.of("sc")));
        invoice("customer-return", answering, Map.of("type", List.of("cc")));
        invoice("inventory-adjustment", null, Map.of("type", List.of("in")));
        invoice("build", null, Map.of("type", List.of("bu")));
        invoice("repack", null, Map.of("type", List.of("sr")));
        invoice("payment", null, Map.of("type", List.of("ps", "rc")));
        invoice(BASE, Party.named("name_ID"), Map.of());
        notBuilt("transact", "centralised-payment");
        lines("transact", "transaction_ID", "trans_line transact_note");
        document("transfer_log", BASE, Party.always(), Map.of());
        document("requisition", "request", Party.ordered(), Map.of("type", List.of("request")));
        document(
                "requisition",
                "response",
                Party.answering("name_ID", "linked_requisition_id"),
                Map.of("type", List.of("response")));
        document("requisition", BASE, Party.named("name_ID"), Map.of());
        lines("requisition", "requisition_ID", "requisition_line");
        document("indicator_value", BASE, Party.answering("facility_ID", "linked_indicator_value_ID"), Map.of());
        document("purchase_order", BASE, Party.confirmed(), Map.of());
        notBuilt("purchase_order", "centralised");
        lines("purchase_order", "purchase_order_ID", "purchase_order_line");
        document("Goods_received", BASE, Party.answering("name_ID", "linked_transaction_ID"), Map.of());
        lines("Goods_received", "goods_received_ID", "Goods_received_line");
    }

    private void people() {
        rows(
                Where.PERSON,
                null,
                "nameInsuranceJoin patient_medication om_document encounter vaccination repeat clinician");
        choice("name_note", "note", Where.STORE, ID_STORE, Map.of("patient_event_ID", List.of("")));
        rows(Where.PERSON, null, "name_note");
        rows(Where.MESSAGE, null, "message");
    }

    private void notOfSites() {
        rows(Where.SYNC, null, "site sync_preference dashboard_store_report");
        choice("user", "new", Where.STORE, ID_STORE, Map.of());
        rows(
                Where.LOCAL,
                null,
                "user log om_activity_log system_log license om_user_permission user_store tender tender_line");
        rows(
                Where.LOCAL,
                null,
                "quote quote_line incoterm tender_condition reference_document his drug_registration label");
        rows(Where.LOCAL, null, "reminder adverse_drug_reaction sync_file_reference");
    }

    private void rows(Where where, @Nullable String field, String types) {
        for (String type : types.split(" ", -1)) {
            add(new Kind(type, BASE, where, field, Map.of(), null));
        }
    }

    private void lines(String parent, String field, String types) {
        rows(Where.UNDER_PARENT, field, types);
        for (String type : types.split(" ", -1)) {
            parents.put(type, parent);
        }
    }

    private void choice(
            String type, String variant, Where where, @Nullable String field, Map<String, List<String>> by) {
        add(new Kind(type, variant, where, field, by, null));
    }

    private void invoice(String variant, @Nullable Party party, Map<String, List<String>> by) {
        document("transact", variant, party, by);
    }

    private void document(String type, String variant, @Nullable Party party, Map<String, List<String>> by) {
        add(new Kind(type, variant, Where.STORE, ID_STORE, by, party));
    }

    /** Today such records are judged like the base of their type. */
    private void notBuilt(String type, String... variants) {
        Kind base = of(type).getLast();
        Map<String, List<String>> by = type.equals("transact") ? Map.of("type", List.of("ps", "rc")) : Map.of();
        for (String variant : variants) {
            unbuilt.add(new Kind(type, variant, base.where(), base.field(), by, null));
        }
    }

    private void add(Kind kind) {
        kinds.computeIfAbsent(kind.type(), type -> new ArrayList<>()).add(kind);
    }

    private List<Kind> of(String type) {
        return kinds.getOrDefault(type, List.of());
    }

    List<Kind> all() {
        return Stream.concat(kinds.values().stream().flatMap(List::stream), unbuilt.stream())
                .toList();
    }

    /** False for a kind whose rules are not built yet: it is judged like the base of its type. */
    boolean isBuilt(Kind kind) {
        return !unbuilt.contains(kind);
    }

    /** The kind of a record, by its fields. */
    Kind of(Wish wish, boolean onRecord, Scene scene) {
        for (Kind kind : of(wish.type())) {
            boolean holds = switch (kind.name()) {
                case "user/new" -> !onRecord;
                case "list_master_name_join/no-store" -> scene.storeOfName(wish.text("name_ID")) == null;
                default -> kind.isChosenBy(wish.fields());
            };
            if (holds) {
                return kind;
            }
        }
        throw new IllegalStateException("no kind for " + wish.json());
    }

    /** The type of the record under which records of this type stand; null for none. */
    @Nullable
    String parentOf(String type) {
        return parents.get(type);
    }

    /** The key of the parent that a wish names; null for none. */
    @Nullable
    String parentKey(Wish wish) {
        String type = parents.get(wish.type());
        String id = type == null ? null : wish.text(of(wish.type()).getLast().field());
        return id == null ? null : type + "/" + id;
    }

    boolean needsTransactions(String type) {
        return TRANSACTIONS.contains(parents.getOrDefault(type, type));
    }
}
