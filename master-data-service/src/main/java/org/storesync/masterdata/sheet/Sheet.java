package org.storesync.masterdata.sheet;

import static org.storesync.masterdata.central.Texts.CODE_MAX;
import static org.storesync.masterdata.central.Texts.COMMENT_MAX;
import static org.storesync.masterdata.central.Texts.ID_MAX;
import static org.storesync.masterdata.central.Texts.NAME_MAX;
import static org.storesync.masterdata.sheet.Column.amount;
import static org.storesync.masterdata.sheet.Column.choice;
import static org.storesync.masterdata.sheet.Column.count;
import static org.storesync.masterdata.sheet.Column.day;
import static org.storesync.masterdata.sheet.Column.flag;
import static org.storesync.masterdata.sheet.Column.positive;
import static org.storesync.masterdata.sheet.Column.reference;
import static org.storesync.masterdata.sheet.Column.signed;
import static org.storesync.masterdata.sheet.Column.text;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.storesync.masterdata.central.Kind;

/**
 * What is imported and exported as CSV. A record is known by what makes it one in the real world ({@link Kind#identity}), such as the code, or an
 * option's title and type; one that has none, by what it refers to. The column
 * {@code id} may be left out: then a new record gets one of ours.
 */
public enum Sheet {
    UNITS(
            "units",
            Kind.UNIT,
            text("unit", "units", CODE_MAX).always(),
            text("comment", "comment", COMMENT_MAX),
            count("order", "order_number")),
    ITEMS(
            "items",
            Kind.ITEM,
            text("code", "code", CODE_MAX).always(),
            text("item_name", "item_name", NAME_MAX).always(),
            text("generic_name", "universalcodes_name", NAME_MAX),
            text("strength", "strength", NAME_MAX),
            reference("unit", "unit_ID", Kind.UNIT),
            positive("pack_size", "default_pack_size"),
            text("atc", "universalcodes_code", CODE_MAX),
            choice("ven", "VEN_category", "V", "E", "N"),
            choice("type", "type_of", "general", "service", "non_stock"),
            flag("is_vaccine", "is_vaccine"),
            count("doses", "doses"),
            amount("pack_volume", "volume_per_pack"),
            reference("category", "category_ID", Kind.ITEM_CATEGORY),
            reference("location_type", "restricted_location_type_ID", Kind.LOCATION_TYPE)),
    NAMES(
            "names",
            Kind.NAME,
            text("code", "code", CODE_MAX).always(),
            text("name", "name", NAME_MAX).always(),
            choice("type", "type", "facility", "store", "build", "invad", "repack"),
            flag("customer", "customer"),
            flag("supplier", "supplier"),
            flag("manufacturer", "manufacturer"),
            flag("donor", "donor"),
            flag("hold", "hold"),
            text("country", "country", CODE_MAX),
            text("address", "bill_address1", NAME_MAX),
            text("town", "bill_address2", NAME_MAX),
            text("phone", "phone", CODE_MAX),
            text("email", "email", NAME_MAX),
            text("url", "url", NAME_MAX),
            text("comment", "comment", COMMENT_MAX),
            reference("currency", "currency_ID", Kind.CURRENCY),
            day("created", "created_date")),
    STORES(
            "stores",
            Kind.STORE,
            text("code", "code", CODE_MAX).always(),
            text("name", "name", NAME_MAX).always(),
            reference("name_code", "name_ID", Kind.NAME).always(),
            choice("mode", "store_mode", "store", "dispensary"),
            flag("disabled", "disabled"),
            day("created", "created_date"),
            text("address", "address_1", NAME_MAX),
            text("town", "address_2", NAME_MAX),
            text("phone", "phone", CODE_MAX),
            text("tags", "tags", NAME_MAX)),
    ITEM_LISTS(
            "item-lists",
            Kind.ITEM_LIST,
            text("code", "code", CODE_MAX).always(),
            text("description", "description", NAME_MAX).always(),
            text("note", "note", COMMENT_MAX),
            flag("default_price_list", "is_default_price_list"),
            flag("inactive", "inactive"),
            amount("discount_percentage", "discount_percentage")),
    ITEM_LIST_LINES(
            "item-list-lines",
            Kind.ITEM_LIST_LINE,
            reference("list", "item_master_ID", Kind.ITEM_LIST).always(),
            reference("item", "item_ID", Kind.ITEM).always(),
            amount("price", "price"),
            count("order", "order_number")),
    VISIBLE_ITEMS(
            "visible-items",
            Kind.VISIBLE_ITEM,
            reference("store_code", "store_ID", Kind.STORE).always(),
            reference("item_code", "item_ID", Kind.ITEM).always(),
            flag("inactive", "inactive"),
            amount("default_price", "default_price"),
            flag("ignore_for_orders", "ignore_for_orders"),
            amount("margin", "margin")),
    VISIBLE_NAMES(
            "visible-names",
            Kind.VISIBLE_NAME,
            reference("store_code", "store_ID", Kind.STORE).always(),
            reference("name_code", "name_ID", Kind.NAME).always(),
            flag("inactive", "inactive"),
            flag("customer", "om_name_is_customer"),
            flag("supplier", "om_name_is_supplier")),
    LISTS_OF_NAMES(
            "lists-of-names",
            Kind.LIST_OF_NAME,
            reference("list", "list_master_ID", Kind.ITEM_LIST).always(),
            reference("name_code", "name_ID", Kind.NAME).always(),
            text("description", "description", NAME_MAX),
            flag("price_list", "price_list")),
    CURRENCIES(
            "currencies",
            Kind.CURRENCY,
            text("code", "currency", CODE_MAX).always(),
            amount("rate", "rate"),
            flag("home", "is_home_currency"),
            day("updated", "date_updated"),
            flag("active", "is_active")),
    ITEM_CATEGORIES(
            "item-categories",
            Kind.ITEM_CATEGORY,
            text("description", "Description", NAME_MAX).always(),
            count("order", "sort_order")),
    LOCATION_TYPES(
            "location-types",
            Kind.LOCATION_TYPE,
            text("description", "Description", NAME_MAX).always(),
            signed("minimum", "Temperature_min"),
            signed("maximum", "Temperature_max")),
    OPTIONS(
            "options",
            Kind.OPTION,
            text("title", "title", NAME_MAX).always(),
            text("type", "type", CODE_MAX).always(),
            flag("active", "isActive")),
    SHIP_METHODS(
            "ship-methods", Kind.SHIP_METHOD, text("method", "method", NAME_MAX).always(), flag("active", "isActive")),
    VIAL_MONITORS(
            "vial-monitors",
            Kind.VIAL_MONITOR,
            text("code", "code", CODE_MAX).always(),
            text("description", "description", NAME_MAX),
            count("level", "level"),
            flag("unusable", "unusable"),
            flag("active", "is_active")),
    PERIOD_SCHEDULES(
            "period-schedules",
            Kind.PERIOD_SCHEDULE,
            text("name", "name", NAME_MAX).always()),
    PERIODS(
            "periods",
            Kind.PERIOD,
            text("name", "name", NAME_MAX).always(),
            reference("schedule", "periodScheduleID", Kind.PERIOD_SCHEDULE).always(),
            day("start_date", "startDate"),
            day("end_date", "endDate")),
    ABBREVIATIONS(
            "abbreviations",
            Kind.ABBREVIATION,
            text("abbreviation", "abbreviation", CODE_MAX).always(),
            text("expansion", "expansion", NAME_MAX)),
    DIAGNOSES(
            "diagnoses",
            Kind.DIAGNOSIS,
            text("code", "ICD_CODE", CODE_MAX).always(),
            text("description", "ICD_DESCRIPTION", NAME_MAX));

    private final String wireName;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, or as immutable as that
    private final List<Column> columns;

    Sheet(String wireName, Kind kind, Column... columns) {
        this.wireName = wireName;
        this.kind = kind;
        this.columns = Stream.concat(Stream.of(columns), Stream.of(text("id", "ID", ID_MAX)))
                .toList();
    }

    public static Optional<Sheet> ofWire(String name) {
        return Arrays.stream(values())
                .filter(sheet -> sheet.wireName.equals(name))
                .findFirst();
    }

    /** All wire names, for people. */
    public static String names() {
        return Arrays.stream(values()).map(Sheet::wireName).collect(Collectors.joining(", "));
    }

    public String wireName() {
        return wireName;
    }

    public Kind kind() {
        return kind;
    }

    /** In the order they are exported; the last one is the id. */
    public List<Column> columns() {
        return columns;
    }

    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }

    /** The columns a record is known by. */
    public List<Column> keyColumns() {
        List<String> fields = kind.identity().isEmpty()
                ? kind.links().stream().map(Kind.Link::field).toList()
                : kind.identity();
        return fields.stream().map(this::ofField).toList();
    }

    private Column ofField(String field) {
        return columns.stream()
                .filter(column -> column.field().equals(field))
                .findFirst()
                .orElseThrow();
    }
}
