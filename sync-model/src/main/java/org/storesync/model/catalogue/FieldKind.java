package org.storesync.model.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a field of a canonical body holds (docs/protocol.md, section 4). For every kind null means that there is no value. */
public enum FieldKind {
    TEXT("a text", "\""),
    ENUM("a word out of a list, as a text", "\""),
    INTEGER("a whole number", "-0123456789"),
    NUMBER("a number", "-0123456789"),
    BOOLEAN("true or false", "tf"),
    DATE("a date as YYYY-MM-DD", "\""),
    TIME("a time as HH:MM:SS", "\""),
    DATETIME("a date and time in a text", "\""),
    OBJECT("an object", "{\""),
    ANY("any value", "\"{[-0123456789tf");

    private static final byte[] DATE_SHAPE = "0000-00-00".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TIME_SHAPE = "00:00:00".getBytes(StandardCharsets.US_ASCII);

    private final String words;
    /** A bit for each character, below 64 and above, that a value of this kind may begin with. */
    private final long low;

    private final long high;

    FieldKind(String words, String firsts) {
        this.words = words;
        this.low = bits(firsts, 0);
        this.high = bits(firsts + "n", Long.SIZE);
    }

    private static long bits(String characters, int from) {
        return characters
                .chars()
                .filter(character -> character / Long.SIZE == from / Long.SIZE)
                .mapToLong(character -> 1L << character)
                .reduce(0, (one, other) -> one | other);
    }

    private boolean begins(byte character) {
        return ((character < Long.SIZE ? low : high) & 1L << character) != 0;
    }

    /** Says for people what the field should hold. */
    public String words() {
        return words;
    }

    /** The word for this kind in fields.json and on the generated page. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind with this word; empty if there is none. */
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
        if (first < 0 || !begins(first)) {
            return false;
        }
        if (first == 'n') {
            return true;
        }
        return switch (this) {
            case TEXT, ENUM, DATETIME, BOOLEAN, NUMBER, ANY -> true;
            case INTEGER -> isWhole(buf, from, to);
            case DATE -> hasShape(buf, from + 1, to - 1, DATE_SHAPE);
            case TIME -> hasShape(buf, from + 1, to - 1, TIME_SHAPE);
            case OBJECT -> first == '{' || to - from == 2;
        };
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

    /** An empty text means no value, because clients in the field write it so. */
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
