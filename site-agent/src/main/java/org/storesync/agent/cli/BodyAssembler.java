package org.storesync.agent.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.record.Body;

/** Makes a body of {@code field=value} words: numbers and booleans are guessed, ids stay text. */
final class BodyAssembler {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,18})?");
    private static final Pattern ID_FIELD = Pattern.compile(".*(ID|_id|^id)$");

    private BodyAssembler() {}

    /**
     * @param present what the record has now: fields that are not named stay; null for a new one
     * @param idField where the body repeats the id; null if it does not
     */
    static Body of(@Nullable Body present, List<String> words, @Nullable String idField, String id) {
        ObjectNode body = JSON.createObjectNode();
        if (present != null) {
            body.setAll(read(present));
        }
        if (idField != null && !body.has(idField)) {
            body.put(idField, id);
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1) {
                throw new UsageFault("a field is given as field=value, not '" + word + "'");
            }
            set(body, word.substring(0, equals), word.substring(equals + 1));
        }
        return Body.of(body.toString());
    }

    private static void set(ObjectNode body, String field, String value) {
        if (!ID_FIELD.matcher(field).matches() && NUMBER.matcher(value).matches()) {
            body.put(field, new BigDecimal(value));
        } else if (value.equals("true") || value.equals("false")) {
            body.put(field, Boolean.parseBoolean(value));
        } else if (value.equals("null")) {
            body.putNull(field);
        } else {
            body.put(field, value);
        }
    }

    static ObjectNode read(Body body) {
        try {
            JsonNode node = JSON.readTree(body.bytes());
            if (node instanceof ObjectNode object) {
                return object;
            }
            throw new UsageFault("a body is a JSON object: {\"field\": value, ...}");
        } catch (JsonProcessingException e) {
            throw new UsageFault("the body is no JSON: " + e.getOriginalMessage());
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written over several lines. */
    static String pretty(JsonNode node) {
        return node.toPrettyString();
    }
}
