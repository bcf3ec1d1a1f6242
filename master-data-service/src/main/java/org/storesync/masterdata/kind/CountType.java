package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Pattern;
import org.storesync.masterdata.body.Bodies;

/** A whole number that is not negative. */
record CountType() implements FieldType {
    private static final Pattern PLAIN = Pattern.compile("\\d{1,9}");

    @Override
    public String readCell(String cell, ObjectNode body, String name) {
        if (!PLAIN.matcher(cell).matches()) {
            return "must be a whole number";
        }
        body.put(name, Integer.parseInt(cell));
        return "";
    }

    @Override
    public String writeCell(JsonNode body, String name) {
        return Integer.toString(Bodies.whole(body, name));
    }

    @Override
    public Integer show(JsonNode body, Field field) {
        return Bodies.whole(body, field.name());
    }

    @Override
    public void take(Object value, ObjectNode body, Field field) {
        body.put(field.name(), (int) value);
    }
}
