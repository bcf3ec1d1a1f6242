package org.storesync.masterdata.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.storesync.client.call.RoutingCalls;
import org.storesync.model.WireLimits;

/**
 * Reads and writes fields of canonical bodies. A field that is missing or has another type counts as absent, because bodies of a remote
 * primary can be odd.
 */
public final class Bodies {
    private static final int ISO_DATE = 10;

    private Bodies() {}

    public static ObjectNode empty() {
        return RoutingCalls.JSON.createObjectNode();
    }

    /** A body as it is kept here. If it is no object, it reads as an empty one. */
    public static ObjectNode parse(byte[] bytes) {
        try {
            return RoutingCalls.JSON.readTree(bytes) instanceof ObjectNode body ? body : empty();
        } catch (IOException e) {
            throw new IllegalStateException("a kept body is no JSON", e);
        }
    }

    /** The body in UTF-8, also if a text has half characters. */
    public static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    public static @Nullable String text(JsonNode body, String field) {
        String text = body.path(field).textValue();
        return text == null || text.isBlank() ? null : text;
    }

    public static String textOr(JsonNode body, String field, String otherwise) {
        String text = text(body, field);
        return text == null ? otherwise : text;
    }

    public static boolean flag(JsonNode body, String field) {
        return body.path(field).booleanValue();
    }

    public static int whole(JsonNode body, String field) {
        JsonNode value = body.path(field);
        return value.isNumber() && value.canConvertToInt() ? value.intValue() : 0;
    }

    /** The number in its shortest form, without an exponent. Some old fields hold their number as text. */
    public static @Nullable BigDecimal decimal(JsonNode body, String field) {
        JsonNode value = body.path(field);
        if (value.isNumber()) {
            return shortest(value.decimalValue());
        }
        String text = value.textValue();
        try {
            return text == null || text.isBlank() ? null : shortest(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    public static BigDecimal decimalOrZero(JsonNode body, String field) {
        BigDecimal value = decimal(body, field);
        return value == null ? BigDecimal.ZERO : value;
    }

    public static @Nullable LocalDate date(JsonNode body, String field) {
        String text = text(body, field);
        try {
            return text == null ? null : LocalDate.parse(text.substring(0, Math.min(ISO_DATE, text.length())));
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Writes the number in the form that clients read best: a whole number without a fraction. */
    public static void put(ObjectNode body, String field, @Nullable BigDecimal value) {
        if (value == null) {
            body.putNull(field);
            return;
        }
        BigDecimal shortest = shortest(value);
        if (shortest.scale() == 0) {
            body.put(field, shortest.toBigIntegerExact());
        } else {
            body.put(field, shortest);
        }
    }

    public static void put(ObjectNode body, String field, @Nullable LocalDate value) {
        body.put(field, value == null ? null : value.toString());
    }

    private static BigDecimal shortest(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 && stripped.scale() > -WireLimits.NUMBER_DIGITS ? stripped.setScale(0) : stripped;
    }
}
