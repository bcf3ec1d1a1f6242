package org.storesync.masterdata.central;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** What a new record has besides what its maker says: every field that clients insist on. */
public final class Templates {
    private static final String UNIT = """
            {"ID":"","units":"","comment":"","order_number":0}""";
    private static final String NAME = """
            {"ID":"","name":"","code":"","type":"facility","customer":false,"supplier":false,"manufacturer":false,"donor":false,
             "hold":false,"supplying_store_id":null,"first":null,"last":null,"female":false,"date_of_birth":null,"phone":null,
             "charge code":null,"comment":null,"country":null,"bill_address1":null,"bill_address2":null,"email":null,"url":null,
             "NEXT_OF_KIN_ID":null,"next_of_kin_relative":null,"created_date":null,"national_health_number":null,
             "isDeceased":false,"om_created_datetime":null,"om_gender":null,"om_date_of_death":null,"custom_data":null,
             "HSH_code":null,"HSH_name":null,"margin":0,"freightfac":0,"currency_ID":null}""";
    private static final String ITEM = """
            {"ID":"","item_name":"","code":"","unit_ID":null,"type_of":"general","default_pack_size":1,"is_vaccine":false,
             "VEN_category":"","strength":null,"doses":0,"category_ID":null,"restricted_location_type_ID":null,
             "volume_per_pack":0,"universalcodes_code":null,"universalcodes_name":null}""";
    private static final String STORE = """
            {"ID":"","name_ID":"","code":"","name":"","sync_id_remote_site":0,"logo":null,"store_mode":"store",
             "created_date":null,"disabled":false,"address_1":null,"address_2":null,"phone":null,"tags":null}""";
    private static final String ITEM_LIST = """
            {"ID":"","description":"","code":"","note":"","inactive":false,"is_default_price_list":false,
             "discount_percentage":0,"date_created":null,"created_by_user_ID":null,"gets_new_items":false,"tags":null,
             "isProgram":false,"programSettings":null,"isPatientList":false,"is_hiv":false,"is_immunisation":false,
             "isSupplierHubCatalog":false}""";
    private static final String ITEM_LIST_LINE = """
            {"ID":"","item_master_ID":"","item_ID":"","price":null,"imprest_quan":0,"order_number":0}""";
    private static final String VISIBLE_ITEM = """
            {"ID":"","item_ID":"","store_ID":"","default_price":0,"ignore_for_orders":false,"margin":0,
             "default_location_ID":null,"inactive":false}""";
    private static final String VISIBLE_NAME = """
            {"ID":"","store_ID":"","name_ID":"","inactive":false,"om_name_is_customer":false,"om_name_is_supplier":false}""";
    private static final String PREFERENCE = """
            {"ID":"","store_ID":"","item":"store_preferences","data":{},"network_ID":null,"user_ID":null}""";
    private static final String LIST_OF_NAME = """
            {"ID":"","name_ID":"","list_master_ID":"","description":"","include_web":false,"include_imprest":false,
             "include_stock_hist":false,"price_list":false}""";
    private static final String CURRENCY = """
            {"ID":"","rate":1,"currency":"","is_home_currency":false,"date_updated":null,"is_active":true}""";
    private static final String ITEM_CATEGORY = """
            {"ID":"","Description":"","sort_order":0,"parent_ID":null,"custom_data":null,"summary_only":false}""";
    private static final String LOCATION_TYPE = """
            {"ID":"","Description":"","Temperature_min":0,"Temperature_max":0,"customData":null}""";
    private static final String OPTION = """
            {"ID":"","type":"","isActive":true,"title":""}""";
    private static final String SHIP_METHOD = """
            {"ID":"","method":"","isActive":true}""";
    private static final String VIAL_MONITOR = """
            {"ID":"","description":"","code":"","level":0,"is_active":true,"unusable":false,"option_id":null}""";
    private static final String PERIOD_SCHEDULE = """
            {"ID":"","name":""}""";
    private static final String PERIOD = """
            {"ID":"","periodScheduleID":"","startDate":null,"endDate":null,"name":""}""";
    private static final String ABBREVIATION = """
            {"ID":"","abbreviation":"","expansion":""}""";
    private static final String DIAGNOSIS = """
            {"ID":"","ICD_CODE":"","ICD_DESCRIPTION":"","NOTES":null,"VALID_TILL":null}""";

    private Templates() {}

    /** A copy of one's own. */
    public static ObjectNode of(Kind kind) {
        String text = switch (kind) {
            case UNIT -> UNIT;
            case NAME -> NAME;
            case ITEM -> ITEM;
            case STORE -> STORE;
            case ITEM_LIST -> ITEM_LIST;
            case ITEM_LIST_LINE -> ITEM_LIST_LINE;
            case VISIBLE_ITEM -> VISIBLE_ITEM;
            case VISIBLE_NAME -> VISIBLE_NAME;
            case PREFERENCE -> PREFERENCE;
            case LIST_OF_NAME -> LIST_OF_NAME;
            case CURRENCY -> CURRENCY;
            case ITEM_CATEGORY -> ITEM_CATEGORY;
            case LOCATION_TYPE -> LOCATION_TYPE;
            case OPTION -> OPTION;
            case SHIP_METHOD -> SHIP_METHOD;
            case VIAL_MONITOR -> VIAL_MONITOR;
            case PERIOD_SCHEDULE -> PERIOD_SCHEDULE;
            case PERIOD -> PERIOD;
            case ABBREVIATION -> ABBREVIATION;
            case DIAGNOSIS -> DIAGNOSIS;
        };
        return Bodies.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
