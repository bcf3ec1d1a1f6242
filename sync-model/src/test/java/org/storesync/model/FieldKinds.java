package org.storesync.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.storesync.model.catalogue.RecordCatalogue;

/** The body fields of each type with their kind, from fields.json. */
public final class FieldKinds {
    private final Map<String, Map<String, String>> byType;

    private FieldKinds(Map<String, Map<String, String>> byType) {
        this.byType = byType;
    }

    public static FieldKinds read() throws IOException {
        Map<String, Map<String, String>> byType = new LinkedHashMap<>();
        try (InputStream json = Objects.requireNonNull(
                        RecordCatalogue.class.getResourceAsStream("fields.json"), "fields.json");
                JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                Map<String, String> fields = new LinkedHashMap<>();
                byType.put(parser.currentName(), fields);
                parser.nextToken();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    fields.put(parser.currentName(), parser.nextTextValue());
                }
            }
        }
        return new FieldKinds(byType);
    }

    public List<String> typeNames() {
        return List.copyOf(byType.keySet());
    }

    /** In the order of the wire. */
    public Map<String, String> of(String typeName) {
        return byType.getOrDefault(typeName, Map.of());
    }
}
