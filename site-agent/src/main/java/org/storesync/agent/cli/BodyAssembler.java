package org.storesync.agent.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.JsonBody;
import org.storesync.model.catalogue.FieldKind;
import org.storesync.model.catalogue.RecordType;
import org.storesync.model.catalogue.RecordVariant;

/**
 * Makes a body from words. {@code field=value} gets the kind that the catalogue knows for the field. If it knows none, the value is a text,
 * so that a batch 220915 or 0012 stays as it is. {@code field:=JSON} gives the exact JSON.
 */
final class BodyAssembler {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,17})");
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9]\\d{0,17})(\\.\\d{1,18})?");
    private static final String STORE = "store";

    private final RecordType type;
    private final UnaryOperator<String> storeIds;

    /** @param storeIds makes an id from the code that people use for a store */
    BodyAssembler(RecordType type, UnaryOperator<String> storeIds) {
        this.type = type;
        this.storeIds = storeIds;
    }

    /** @param present what the record has now: fields that are not named stay; null for a new one */
    Body of(@Nullable Body present, List<String> words, String id) {
        ObjectNode body = present == null ? JsonBody.empty() : JsonBody.of(present);
        if (type.idField() != null && !body.has(type.idField())) {
            body.put(type.idField(), id);
        }
        for (String word : words) {
            int equals = word.indexOf('=');
            if (equals < 1 || word.startsWith(":=")) {
                throw new UsageFault("give a field as field=value or field:=JSON, not '" + word + "'");
            }
            String value = word.substring(equals + 1);
            if (word.charAt(equals - 1) == ':') {
                body.set(word.substring(0, equals - 1), json(word, value));
            } else {
                set(body, word.substring(0, equals), value);
            }
        }
        return JsonBody.write(body);
    }

    private void set(ObjectNode body, String field, String value) {
        FieldKind kind = type.fieldKinds().of(field);
        String storeField = storeField();
        if (field.equals(STORE) && kind == null && storeField != null) {
            body.put(storeField, storeIds.apply(value));
            return;
        }
        switch (kind == null ? FieldKind.TEXT : kind) {
            case TEXT, ENUM, DATE, TIME, DATETIME -> body.put(field, value);
            case INTEGER -> body.put(field, new BigDecimal(checked(field, value, WHOLE, "a whole number")));
            case NUMBER -> body.put(field, new BigDecimal(checked(field, value, NUMBER, "a number such as 5 or 1.50")));
            case BOOLEAN -> {
                if (!value.equals("true") && !value.equals("false")) {
                    throw new UsageFault(field + " must be true or false, not '" + value + "'");
                }
                body.put(field, value.equals("true"));
            }
            case OBJECT, ANY -> body.set(field, json(field, value));
        }
    }

    /** A user has one only while it is new, which central decides. */
    private @Nullable String storeField() {
        return Stream.concat(Stream.of(type.base()), type.variants().stream())
                .map(RecordVariant::storeField)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static String checked(String field, String value, Pattern shape, String words) {
        if (!shape.matcher(value).matches()) {
            throw new UsageFault(field + " is " + words + ", not '" + value + "'; for none give " + field + ":=null");
        }
        return value;
    }

    private static JsonNode json(String word, String value) {
        try {
            JsonNode node = JSON.readTree(value);
            if (!node.isMissingNode()) {
                return node;
            }
        } catch (JsonProcessingException _) {
            // The message below tells it.
        }
        throw new UsageFault("write JSON after :=, such as 5, \"text\", null or {}, not '" + value + "' in " + word);
    }

    /** The body over several lines. */
    static String pretty(JsonNode node) {
        return node.toPrettyString();
    }
}
