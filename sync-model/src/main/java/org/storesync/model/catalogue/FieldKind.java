package org.storesync.model.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a field of a canonical body holds (docs/protocol.md, section 4). Null is none, for every kind. */
public enum FieldKind {
    TEXT("a text"),
    ENUM("a word out of a list, as a text"),
    INTEGER("a whole number"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    DATE("a date as YYYY-MM-DD"),
    TIME("a time as HH:MM:SS"),
    DATETIME("a date and time in a text"),
    OBJECT("an object"),
    ANY("any value");

    private static final byte[] DATE_SHAPE = "0000-00-00".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME_SHAPE = "00:00:00".getBytes(StandardCharsets.US_ASCII);

    private final String words;

    FieldKind(String words) {
        this.words = words;
    }

    /** For people: what the field should hold. */
    public String words() {
        return words;
    }

    /** As fields.json and the generated page spell it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty if no kind is spelled so. */
    static Optional<FieldKind> ofWire(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName().equals(word))
                .findFirst();
    }

    /** True if its JSON is a text in quotes. */
    public boolean isText() {
        return switch (this) {
            case TEXT, ENUM, DATE, TIME, DATETIME -> true;
            case INTEGER, NUMBER, BOOLEAN, OBJECT, ANY -> false;
        };
    }

    /** True if the JSON value in {@code buf[from..to)} is of this kind; it is known to be valid JSON. Makes no objects. */
    public boolean admits(byte[] buf, int from, int to) {
        byte first = buf[from];
        if (first == 'n') {
            return true;
        }
        return switch (this) {
            case TEXT, ENUM, DATETIME -> first == '"';
            case BOOLEAN -> first == 't' || first == 'f';
            case NUMBER -> isNumeric(first);
            case INTEGER -> isNumeric(first) && isWhole(buf, from, to);
            case DATE -> first == '"' && hasShape(buf, from + 1, to - 1, DATE_SHAPE);
            case TIME -> first == '"' && hasShape(buf, from + 1, to - 1, TIME_SHAPE);
            case OBJECT -> first == '{' || (first == '"' && to - from == 2);
            case ANY -> true;
        };
    }

    private static boolean isNumeric(byte first) {
        return first == '-' || isDigit(first);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isWhole(byte[] buf, int from, int to) {
        for (int i = from; i < to; i++) {
            if (buf[i] != '-' && !isDigit(buf[i])) {
                return false;
            }
        }
        return true;
    }

    /** The empty text is none, as clients in the field write it. */
    private static boolean hasShape(byte[] buf, int from, int to, byte[] shape) {
        if (from == to) {
            return true;
        }
        if (to - from != shape.length) {
            return false;
        }
        for (int i = 0; i < shape.length; i++) {
            boolean fits = shape[i] == '0' ? isDigit(buf[from + i]) : buf[from + i] == shape[i];
            if (!fits) {
                return false;
            }
        }
        return true;
    }
}
