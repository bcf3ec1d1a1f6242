package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a field holds: as a field of a body, as a cell of a file, and as a property that people see. */
public sealed interface FieldType
        permits TextType, ChoiceType, NumberType, CountType, FlagType, DayType, ReferenceType {
    /** Puts a cell that is not empty into the body. Returns what is wrong with the cell, or nothing. */
    String readCell(String cell, ObjectNode body, String name);

    /** The field as a cell; empty if the field is missing or has another type. */
    String writeCell(JsonNode body, String name);

    /** The field as a property. Remote primaries can send odd bodies, so a field of another type counts as missing. */
    default @Nullable Object show(JsonNode body, Field field) {
        return TextType.shown(body, field);
    }

    /** Puts a property that people sent into the body. */
    default void take(Object value, ObjectNode body, Field field) {
        body.put(field.name(), (String) value);
    }
}
