package org.storesync.client.feed;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads fields that the protocol promises. There is no default for a missing one: it would be a position or a record that nobody sent. */
final class Promised {
    private Promised() {}

    static long number(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw missing(field, "number");
        }
        return value.longValue();
    }

    static int smallNumber(JsonNode object, String field) {
        return Math.toIntExact(number(object, field));
    }

    static boolean flag(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isBoolean()) {
            throw missing(field, "boolean");
        }
        return value.booleanValue();
    }

    static String text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw missing(field, "text");
        }
        return value.textValue();
    }

    static JsonNode list(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (!value.isArray()) {
            throw missing(field, "list");
        }
        return value;
    }

    private static FeedFault missing(String field, String kind) {
        return new FeedFault("its field " + field + " is missing, or no " + kind);
    }
}
