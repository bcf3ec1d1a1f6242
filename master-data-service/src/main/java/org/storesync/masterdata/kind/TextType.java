package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.body.Bodies;
import org.storesync.model.text.CsvCell;
import org.storesync.model.text.Invisible;

/** Text of one line. */
record TextType(int charactersMax) implements FieldType {
    @Override
    public String readCell(String cell, ObjectNode body, String name) {
        if (cell.length() > charactersMax) {
            return "is longer than " + charactersMax + " characters";
        }
        String wrong = Invisible.in(cell).orElse("");
        if (wrong.isEmpty()) {
            body.put(name, cell);
        }
        return wrong;
    }

    @Override
    public String writeCell(JsonNode body, String name) {
        return CsvCell.line(Bodies.textOr(body, name, "").strip());
    }

    /** A missing text is shown as an empty one if the text is required, otherwise as the value of a new record. */
    static @Nullable String shown(JsonNode body, Field field) {
        String text = Bodies.text(body, field.name());
        String initial = field.initial().asText("");
        boolean always = field.required() || !initial.isEmpty();
        return text == null && always ? initial : text;
    }

    @Override
    public void take(Object value, ObjectNode body, Field field) {
        String text = (String) value;
        body.put(field.name(), field.required() ? text.strip() : text);
    }
}
