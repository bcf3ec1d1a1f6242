package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.body.Bodies;

/** A date. */
record DayType() implements FieldType {
    @Override
    public String readCell(String cell, ObjectNode body, String name) {
        try {
            Bodies.put(body, name, LocalDate.parse(cell));
            return "";
        } catch (DateTimeParseException e) {
            return "must be a date such as 2026-11-28";
        }
    }

    @Override
    public String writeCell(JsonNode body, String name) {
        LocalDate date = Bodies.date(body, name);
        return date == null ? "" : date.toString();
    }

    @Override
    public @Nullable LocalDate show(JsonNode body, Field field) {
        return Bodies.date(body, field.name());
    }

    @Override
    public void take(Object value, ObjectNode body, Field field) {
        Bodies.put(body, field.name(), (LocalDate) value);
    }
}
