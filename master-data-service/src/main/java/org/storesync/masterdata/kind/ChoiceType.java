package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.storesync.masterdata.body.Bodies;
import org.storesync.model.text.CsvCell;

/** One of a few words. */
record ChoiceType(List<String> words) implements FieldType {
    @Override
    public String readCell(String cell, ObjectNode body, String name) {
        if (!words.contains(cell)) {
            return "must be one of " + String.join(", ", words);
        }
        body.put(name, cell);
        return "";
    }

    @Override
    public String writeCell(JsonNode body, String name) {
        return CsvCell.line(Bodies.textOr(body, name, "").strip());
    }
}
