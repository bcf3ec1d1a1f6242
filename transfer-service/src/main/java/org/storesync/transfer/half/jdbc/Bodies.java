package org.storesync.transfer.half.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.client.call.RoutingCalls;
import org.storesync.transfer.half.domain.Fields;
import org.storesync.transfer.half.domain.Push;

/** Bodies as JSON text and as fields; no number is changed on the way. */
final class Bodies {
    private static final ObjectMapper JSON = RoutingCalls.JSON;
    /** Marks are made of sorted fields, so that the order they come back in does not matter. */
    private static final ObjectMapper SORTED = JSON.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private static final int MARK_BYTES = 16;
    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    private Bodies() {}

    static Fields fields(byte[] body) {
        try {
            return new Fields(JSON.readValue(body, FIELDS));
        } catch (IOException e) {
            throw new UncheckedIOException("a stored body is no JSON object", e);
        }
    }

    /** Without fields where there is no object. */
    static Fields fields(@Nullable JsonNode body) {
        return new Fields(body == null || !body.isObject() ? Map.of() : JSON.convertValue(body, FIELDS));
    }

    static byte[] bytes(Map<String, @Nullable Object> body) {
        return text(JSON, body).getBytes(StandardCharsets.UTF_8);
    }

    /** The same for equal bodies, whatever the order of their fields. */
    static String mark(Map<String, @Nullable Object> body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(text(SORTED, body).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The mark of what a row of the feed says; {@link Push#GONE} for a tombstone. */
    static String mark(String op, Fields body) {
        return op.equals("upsert") ? mark(body.all()) : Push.GONE;
    }

    private static String text(ObjectMapper json, Map<String, @Nullable Object> body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("fields that were read can be written", e);
        }
    }
}
