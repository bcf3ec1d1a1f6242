package org.storesync.agent.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.model.catalogue.FieldLookup;
import org.storesync.model.catalogue.ParentLink;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.catalogue.RecordType;

/** Reads the few fields of a body that a site must know: its parent's id, its store. All other fields are opaque to it. */
public final class BodyReader {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(1000).build())
            .build();

    private final RecordCatalogue catalogue;

    public BodyReader(RecordCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The record's parent: for a line, its document. Null for a type without parents, and if the field is empty. */
    public @Nullable RecordKey parentOf(String type, Body body) {
        ParentLink link = catalogue.find(type).map(RecordType::parent).orElse(null);
        if (link == null) {
            return null;
        }
        String id = field(body, link.field());
        return id == null || id.isEmpty() ? null : new RecordKey(link.typeName(), id);
    }

    /** The type in the catalogue; null for a type of a newer release. */
    public @Nullable RecordType typeOf(String wireName) {
        return catalogue.find(wireName).orElse(null);
    }

    /** The text of one top-level field; null if it is null, absent, or an object or list. */
    public @Nullable String field(Body body, String name) {
        try (JsonParser parser = JSON.createParser(body.bytes())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals(name);
                JsonToken value = parser.nextToken();
                if (wanted) {
                    return value.isScalarValue() && value != JsonToken.VALUE_NULL ? parser.getText() : null;
                }
                parser.skipChildren();
            }
            return null;
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not JSON: " + e.getMessage(), e);
        }
    }

    /** All scalar top-level fields, read in one pass. */
    public FieldLookup fields(Body body) {
        return scalars(body)::get;
    }

    /** All scalar top-level fields. Fields that are null are left out. */
    public Map<String, String> scalars(Body body) {
        Map<String, String> found = new HashMap<>();
        try (JsonParser parser = JSON.createParser(body.bytes())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    found.put(name, parser.getText());
                }
                parser.skipChildren();
            }
            return found;
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not JSON: " + e.getMessage(), e);
        }
    }

    /** @throws IllegalArgumentException if the body is not exactly one JSON object */
    public Body checked(Body body) {
        try (JsonParser parser = JSON.createParser(body.bytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("the body must be a JSON object: {\"field\": value, ...}");
            }
            parser.skipChildren();
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("there is more text after the body's closing brace");
            }
            return body;
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is not JSON: " + firstLine(e), e);
        }
    }

    private static String firstLine(IOException e) {
        String message = e.getMessage();
        return message == null
                ? e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }
}
