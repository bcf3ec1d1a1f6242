package org.storesync.transfer.half.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.client.call.RoutingCalls;
import org.storesync.transfer.half.domain.content.Fields;

/** Bodies as JSON text and as fields. No number changes on the way. */
final class Bodies {
    private static final ObjectMapper JSON = RoutingCalls.JSON;
    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, List<Object>>> VALUES = new TypeReference<>() {};

    private Bodies() {}

    static Fields fields(byte[] body) {
        return new Fields(read(body, FIELDS));
    }

    /** Some values of each field. */
    static Map<String, List<Object>> values(byte[] body) {
        return read(body, VALUES);
    }

    private static <T> T read(byte[] body, TypeReference<T> what) {
        try {
            return JSON.readValue(body, what);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored body is no JSON object", e);
        }
    }

    /** Its fields; none if it is no object. */
    static Fields fields(@Nullable JsonNode body) {
        return new Fields(body == null || !body.isObject() ? Map.of() : JSON.convertValue(body, FIELDS));
    }

    static byte[] bytes(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fields that were read can be written", e);
        }
    }
}
