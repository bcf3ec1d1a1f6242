package org.storesync.masterdata.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.storesync.masterdata.body.Bodies;

/** The id of another record. A file has the other record's key instead, so code that reads or writes a file looks the record up. */
public record ReferenceType(Kind target) implements FieldType {
    @Override
    public String readCell(String id, ObjectNode body, String name) {
        body.put(name, id);
        return "";
    }

    @Override
    public String writeCell(JsonNode body, String name) {
        return Bodies.textOr(body, name, "");
    }
}
