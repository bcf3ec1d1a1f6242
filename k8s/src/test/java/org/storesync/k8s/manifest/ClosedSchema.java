package org.storesync.k8s.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The kinds of CloudNativePG, of which there is no Java model. The schema has only the fields that the manifests use. */
public final class ClosedSchema {
    private static final String FILE = "cloudnativepg.schema.json";
    private static final Map<String, JsonSchema> SCHEMAS = read();

    private ClosedSchema() {}

    /** Whether the schema has this kind. */
    public static boolean knows(Manifest manifest) {
        return SCHEMAS.containsKey(manifest.type());
    }

    /** Throws an exception that says what is wrong. */
    public static void check(Manifest manifest) {
        JsonSchema schema = SCHEMAS.get(manifest.type());
        if (schema == null) {
            throw new IllegalArgumentException("no schema is known of " + manifest.type());
        }
        String faults = schema.validate(manifest.json()).stream()
                .map(fault -> fault.getInstanceLocation() + ": " + fault.getMessage())
                .collect(Collectors.joining("\n"));
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(manifest + "\n" + faults);
        }
    }

    private static Map<String, JsonSchema> read() {
        try (InputStream in = ClosedSchema.class.getResourceAsStream(FILE)) {
            ObjectNode all = (ObjectNode) new ObjectMapper().readTree(in);
            JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
            Map<String, JsonSchema> schemas = new TreeMap<>();
            for (Map.Entry<String, JsonNode> kind : all.path("kinds").properties()) {
                ObjectNode schema =
                        all.deepCopy().put("$ref", "#/$defs/" + kind.getValue().asText());
                schema.remove("kinds");
                schemas.put(kind.getKey(), factory.getSchema(schema));
            }
            return schemas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
