package org.storesync.kit.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** The detail of an audit row: a JSON object, written by a JSON writer. */
public final class AuditDetail {
    private static final JsonFactory JSON = new JsonFactory();

    /** A detail that says nothing. */
    public static final AuditDetail NONE = of(json -> {});

    private final String json;

    private AuditDetail(String json) {
        this.json = json;
    }

    /** Writes fields into the open object. */
    @FunctionalInterface
    public interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    public static AuditDetail of(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new AuditDetail(text.toString());
    }

    /** One field. */
    public static AuditDetail of(String field, String value) {
        return of(json -> json.writeStringField(field, value));
    }

    public String json() {
        return json;
    }
}
