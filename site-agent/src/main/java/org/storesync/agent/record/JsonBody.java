package org.storesync.agent.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Bodies as trees, where a site writes into one. It changes as little as possible: numbers stay as they are written. */
public final class JsonBody {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonBody() {}

    public static ObjectNode empty() {
        return JSON.createObjectNode();
    }

    /** The tree of a body that was read before, which is an object. */
    public static ObjectNode of(Body body) {
        try {
            JsonNode node = JSON.readTree(body.bytes());
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new IllegalArgumentException("the body must be a JSON object: {\"field\": value, ...}");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the body is not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Body write(ObjectNode node) {
        try {
            return Body.of(JSON.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }

    /** True if both have the same content, however they are written. */
    public static boolean equal(Body one, Body other) {
        return one.equals(other) || of(one).equals(of(other));
    }
}
