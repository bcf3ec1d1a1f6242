package org.storesync.masterdata.central;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The record types kept here: wire name, table, and the fields of the body that are searched or refer to others. */
public enum Kind {
    UNIT("unit", "unit", "units", "units", "comment"),
    NAME("name", "name", "names", "code", "name"),
    ITEM("item", "item", "items", "code", "item_name", Link.to(UNIT, "unit_id", "unit_ID")),
    STORE(
            "store",
            "store",
            "stores",
            "code",
            "name",
            Link.to(NAME, "name_id", "name_ID").tied(Tie.ONLY_ONE)),
    ITEM_LIST("list_master", "item_list", "lists", "code", "description"),
    ITEM_LIST_LINE(
            "list_master_line",
            "item_list_line",
            "list lines",
            null,
            null,
            Link.to(ITEM_LIST, "list_id", "item_master_ID").tied(Tie.BELONGS),
            Link.to(ITEM, "item_id", "item_ID")),
    VISIBLE_ITEM(
            "item_store_join",
            "visible_item",
            "visible items",
            null,
            null,
            Link.to(STORE, "store_id", "store_ID"),
            Link.to(ITEM, "item_id", "item_ID")),
    VISIBLE_NAME(
            "name_store_join",
            "visible_name",
            "visible names",
            null,
            null,
            Link.to(STORE, "store_id", "store_ID"),
            Link.to(NAME, "name_id", "name_ID")),
    PREFERENCE(
            "pref",
            "preference",
            "store preferences",
            null,
            null,
            Link.to(STORE, "store_id", "store_ID").tied(Tie.ONLY_ONE)),
    LIST_OF_NAME(
            "list_master_name_join",
            "list_of_name",
            "lists of names",
            null,
            null,
            Link.to(ITEM_LIST, "list_id", "list_master_ID"),
            Link.to(NAME, "name_id", "name_ID")),
    CURRENCY("currency", "currency", "currencies", "currency", null),
    ITEM_CATEGORY("item_category", "item_category", "item categories", "Description", null),
    LOCATION_TYPE("Location_type", "location_type", "location types", "Description", null),
    OPTION("options", "option", "options", "title", "type", List.of("type")),
    SHIP_METHOD("ship_method", "ship_method", "ways of shipping", "method", null),
    VIAL_MONITOR("vaccine_vial_monitor_status", "vial_monitor", "vial monitor statuses", "code", "description"),
    PERIOD_SCHEDULE("periodSchedule", "period_schedule", "period schedules", "name", null),
    PERIOD(
            "period",
            "period",
            "periods",
            "name",
            null,
            List.of("periodScheduleID"),
            Link.to(PERIOD_SCHEDULE, "schedule_id", "periodScheduleID")),
    ABBREVIATION("abbreviation", "abbreviation", "abbreviations", "abbreviation", "expansion"),
    DIAGNOSIS("diagnosis", "diagnosis", "diagnoses", "ICD_CODE", "ICD_DESCRIPTION");

    private final String wireType;
    private final String table;
    private final String label;
    private final @Nullable String keyField;
    private final @Nullable String nameField;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, or as immutable as that
    private final List<String> moreKeyFields;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of, or as immutable as that
    private final List<Link> links;

    Kind(
            String wireType,
            String table,
            String label,
            @Nullable String keyField,
            @Nullable String nameField,
            Link... links) {
        this(wireType, table, label, keyField, nameField, List.of(), links);
    }

    Kind(
            String wireType,
            String table,
            String label,
            @Nullable String keyField,
            @Nullable String nameField,
            List<String> moreKeyFields,
            Link... links) {
        this.wireType = wireType;
        this.table = table;
        this.label = label;
        this.keyField = keyField;
        this.nameField = nameField;
        this.moreKeyFields = moreKeyFields;
        this.links = List.of(links);
    }

    /** What a link says about the two records. */
    public enum Tie {
        REFERS,
        /** Both are deleted together. */
        BELONGS,
        /** There is one such record at most. */
        ONLY_ONE
    }

    /**
     * A field that holds the id of another record.
     *
     * @param column of the table
     * @param field of the body
     */
    public record Link(Kind target, String column, String field, Tie tie) {
        static Link to(Kind target, String column, String field) {
            return new Link(target, column, field, Tie.REFERS);
        }

        Link tied(Tie other) {
            return new Link(target, column, field, other);
        }

        /** As our REST names it: {@code unit_id} is {@code unitId}. */
        public String property() {
            int at = column.indexOf('_');
            return column.substring(0, at) + Character.toUpperCase(column.charAt(at + 1)) + column.substring(at + 2);
        }
    }

    /** A link seen from its target. */
    public record Referrer(Kind kind, Link link) {}

    public static Optional<Kind> ofWire(String type) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireType.equals(type))
                .findFirst();
    }

    /** If a body of this wire type is central data of ours: patients are not, and only the preferences of stores are. */
    public boolean holds(JsonNode body) {
        return switch (this) {
            case NAME -> !"patient".equals(body.path("type").asText());
            case PREFERENCE -> "store_preferences".equals(body.path("item").asText());
            default -> true;
        };
    }

    public String wireType() {
        return wireType;
    }

    public String table() {
        return table;
    }

    /** Plural, for people. */
    public String label() {
        return label;
    }

    /** The body's field people know a record by; null where a record is known by what it links. */
    public @Nullable String keyField() {
        return keyField;
    }

    /** All fields that make a record one in the real world: two with the same ones, folded, are the same record. None: its links do. */
    public List<String> identity() {
        return keyField == null
                ? List.of()
                : Stream.concat(Stream.of(keyField), moreKeyFields.stream()).toList();
    }

    public @Nullable String nameField() {
        return nameField;
    }

    public List<Link> links() {
        return links;
    }

    /** Where others refer to this kind. */
    public List<Referrer> referrers() {
        return Stream.of(values())
                .flatMap(kind ->
                        kind.links.stream().filter(link -> link.target == this).map(link -> new Referrer(kind, link)))
                .toList();
    }
}
