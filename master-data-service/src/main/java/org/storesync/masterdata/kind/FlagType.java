package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.storesync.masterdata.body.Bodies;

/**
 * Yes or no.
 *
 * @param otherwise what people see if the body does not contain it
 */
record FlagType(boolean otherwise) implements FieldType {
    @Override
    public String readCell(String cell, ObjectNode body, String name) {
        switch (cell.toLowerCase(Locale.ROOT)) {
            case "yes", "true", "1" -> body.put(name, true);
            case "no", "false", "0" -> body.put(name, false);
            default -> {
                return "must be yes or no";
            }
        }
        return "";
    }

    @Override
    public String writeCell(JsonNode body, String name) {
        return Bodies.flag(body, name) ? "yes" : "no";
    }

    @Override
    public Boolean show(JsonNode body, Field field) {
        JsonNode value = body.path(field.name());
        return value.isBoolean() ? value.booleanValue() : otherwise;
    }

    @Override
    public void take(Object value, ObjectNode body, Field field) {
        body.put(field.name(), (boolean) value);
    }
}
