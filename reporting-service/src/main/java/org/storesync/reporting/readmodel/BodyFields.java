package org.storesync.reporting.readmodel;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.storesync.client.feed.FeedRow;

/**
 * Reads fields of a record's body, whatever it contains. A field that is missing, has another type or is out of range counts as absent,
 * because one odd record must not stop the feed.
 */
public final class BodyFields {
    private static final int ID_BYTES_MAX = 64;
    private static final int TEXT_CHARS_MAX = 500;
    /** The limit of digits in docs/protocol.md. */
    private static final int DIGITS_MAX = 64;

    private static final int DATE_CHARS = 10;

    private BodyFields() {}

    /** The text of a field, cut where it is longer than a report shows; empty for none. */
    public static String text(FeedRow row, String field) {
        JsonNode node = node(row, field);
        // A batch such as 220915 may be stored as a number, from a time before kinds were checked. Then its digits
        // count.
        String text = node != null && node.isNumber() ? node.asText() : raw(row, field);
        if (text.length() <= TEXT_CHARS_MAX) {
            return text;
        }
        boolean splitsPair = Character.isHighSurrogate(text.charAt(TEXT_CHARS_MAX - 1));
        return text.substring(0, splitsPair ? TEXT_CHARS_MAX - 1 : TEXT_CHARS_MAX);
    }

    /** The id of another record; empty for none. */
    public static String id(FeedRow row, String field) {
        String id = raw(row, field);
        return id.getBytes(StandardCharsets.UTF_8).length <= ID_BYTES_MAX ? id : "";
    }

    /** The number of a field; zero for none. */
    public static BigDecimal decimal(FeedRow row, String field) {
        JsonNode node = node(row, field);
        if (node == null || !node.isNumber()) {
            return BigDecimal.ZERO;
        }
        BigDecimal number = node.decimalValue();
        boolean sane = number.precision() <= DIGITS_MAX && Math.abs((long) number.scale()) <= DIGITS_MAX;
        return sane ? number : BigDecimal.ZERO;
    }

    /** The date of a field, also if a time follows it. */
    public static @Nullable LocalDate date(FeedRow row, String field) {
        String text = raw(row, field);
        if (text.length() < DATE_CHARS) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text.substring(0, DATE_CHARS));
            return date.getYear() > 0 ? date : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String raw(FeedRow row, String field) {
        JsonNode node = node(row, field);
        return node == null || !node.isTextual() ? "" : node.textValue().replace("\0", "");
    }

    private static @Nullable JsonNode node(FeedRow row, String field) {
        JsonNode body = row.body();
        return body == null ? null : body.get(field);
    }
}
