package org.storesync.model.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.storesync.model.RecordCode;
import org.storesync.model.WireLimits;
import org.storesync.model.catalogue.FieldKind;
import org.storesync.model.catalogue.FieldKinds;
import org.storesync.model.catalogue.FieldSet;

/**
 * A strict reader over UTF-8 bytes that checks the canonical form (docs/protocol.md, section 4) while it moves: JSON grammar, valid
 * UTF-8 without NUL, nesting, integers of 64 bits. It copies nothing; a caller asks for the few values it needs.
 */
final class JsonText {
    private static final byte[] MAX_LONG = "9223372036854775807".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MIN_LONG = "9223372036854775808".getBytes(StandardCharsets.US_ASCII);

    private final byte[] buf;
    private final int start;
    private final int end;
    private int pos;
    private int depth;
    private boolean escaped;
    private int nameFrom;
    private int nameTo;

    JsonText(byte[] buf, int from, int to) {
        this.buf = buf;
        this.start = from;
        this.end = to;
        this.pos = from;
    }

    int position() {
        return pos;
    }

    /** The next byte that is no white space, not consumed; -1 at the end. */
    int peek() {
        while (pos < end) {
            byte b = buf[pos];
            if (!isSpace(b)) {
                return b & 0xff;
            }
            pos++;
        }
        return -1;
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    void expect(char wanted) {
        if (peek() != wanted) {
            throw malformed("expected '" + wanted + "'");
        }
        pos++;
    }

    /** Consumes {@code wanted} if it is next. */
    boolean accept(char wanted) {
        if (peek() == wanted) {
            pos++;
            return true;
        }
        return false;
    }

    void expectEnd() {
        if (peek() != -1) {
            throw malformed("there is text after the end");
        }
    }

    /** Enters an object whose members the caller reads, up to the bracket that closes it. */
    void beginObject() {
        enter();
        expect('{');
    }

    void endObject() {
        depth--;
    }

    /** Checks and passes over one value. */
    void skipValue() {
        int b = peek();
        switch (b) {
            case '{' -> skipObject();
            case '[' -> skipArray();
            case '"' -> skipString();
            case 't' -> skipWord("true");
            case 'f' -> skipWord("false");
            case 'n' -> skipWord("null");
            default -> {
                if (b == '-' || (b >= '0' && b <= '9')) {
                    skipNumber();
                } else {
                    throw malformed("not a JSON value");
                }
            }
        }
    }

    private void skipObject() {
        enter();
        pos++;
        if (!accept('}')) {
            do {
                if (peek() != '"') {
                    throw malformed("expected a field name");
                }
                skipString();
                expect(':');
                skipValue();
            } while (accept(','));
            expect('}');
        }
        depth--;
    }

    private void skipArray() {
        enter();
        pos++;
        if (!accept(']')) {
            do {
                skipValue();
            } while (accept(','));
            expect(']');
        }
        depth--;
    }

    private void enter() {
        if (++depth > WireLimits.NESTING) {
            throw new JsonFault(
                    RecordCode.NESTING_TOO_DEEP,
                    "more than " + WireLimits.NESTING + " levels at byte " + (pos - start));
        }
    }

    private void skipWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (pos >= end || buf[pos] != word.charAt(i)) {
                throw malformed("not a JSON value");
            }
            pos++;
        }
    }

    private void skipNumber() {
        boolean negative = buf[pos] == '-';
        if (negative) {
            pos++;
        }
        int from = pos;
        digits();
        if (buf[from] == '0' && pos - from > 1) {
            throw malformed("a number with a leading zero");
        }
        int integerDigits = pos - from;
        int digits = integerDigits;
        if (pos < end && buf[pos] == '.') {
            pos++;
            int fraction = pos;
            digits();
            digits += pos - fraction;
        }
        boolean exponent = pos < end && (buf[pos] == 'e' || buf[pos] == 'E');
        if (exponent) {
            pos++;
            if (pos < end && (buf[pos] == '+' || buf[pos] == '-')) {
                pos++;
            }
            int power = pos;
            digits();
            if (pos - power > 2) {
                throw outOfRange();
            }
        }
        if (digits > WireLimits.NUMBER_DIGITS || beyond64Bits(from, integerDigits, negative)) {
            throw outOfRange();
        }
    }

    private void digits() {
        int from = pos;
        while (pos < end && buf[pos] >= '0' && buf[pos] <= '9') {
            pos++;
        }
        if (pos == from) {
            throw malformed("a number without digits");
        }
    }

    private boolean beyond64Bits(int from, int length, boolean negative) {
        byte[] limit = negative ? MIN_LONG : MAX_LONG;
        return length > limit.length
                || (length == limit.length && Arrays.compare(buf, from, from + length, limit, 0, limit.length) > 0);
    }

    private JsonFault outOfRange() {
        return new JsonFault(
                RecordCode.NUMBER_OUT_OF_RANGE, "a number beyond 64 bits or 64 digits before byte " + (pos - start));
    }

    /** Checks and passes over a string. */
    private void skipString() {
        pos++;
        while (true) {
            pos = EightBytes.plainUntil(buf, pos, end);
            if (pos >= end) {
                throw malformed("a text without an end");
            }
            byte b = buf[pos];
            if (b == '"') {
                pos++;
                return;
            }
            if (b == '\\') {
                skipEscape();
            } else if (b < 0) {
                skipMultiByte();
            } else if (b < 0x20) {
                throw b == 0 ? nul() : malformed("a control character in a text");
            } else {
                pos++;
            }
        }
    }

    private void skipEscape() {
        escaped = true;
        pos++;
        int b = pos < end ? buf[pos] : -1;
        pos++;
        switch (b) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {}
            case 'u' -> {
                int unit = hex4();
                if (unit == 0) {
                    throw nul();
                }
                if (Character.isLowSurrogate((char) unit)) {
                    throw brokenUtf8();
                }
                if (Character.isHighSurrogate((char) unit)) {
                    boolean paired = pos + 1 < end && buf[pos] == '\\' && buf[pos + 1] == 'u';
                    pos += 2;
                    if (!paired || !Character.isLowSurrogate((char) hex4())) {
                        throw brokenUtf8();
                    }
                }
            }
            default -> throw malformed("an unknown escape");
        }
    }

    private int hex4() {
        if (pos + 4 > end) {
            throw malformed("a short \\u escape");
        }
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(buf[pos++], 16);
            if (digit < 0) {
                throw malformed("a bad \\u escape");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    /** One character of 2-4 bytes: no overlong form, no surrogate, nothing beyond U+10FFFF. */
    private void skipMultiByte() {
        int lead = buf[pos] & 0xff;
        int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
        if (lead < 0xc2 || lead > 0xf4 || pos + more >= end) {
            throw brokenUtf8();
        }
        int second = buf[pos + 1] & 0xff;
        int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (second < low || second > high) {
            throw brokenUtf8();
        }
        for (int i = 2; i <= more; i++) {
            if ((buf[pos + i] & 0xc0) != 0x80) {
                throw brokenUtf8();
            }
        }
        pos += more + 1;
    }

    /** Reads a string; the position is at its opening quote. */
    String readString() {
        int from = pos + 1;
        skipString();
        return decode(from, pos - 1);
    }

    /** Passes over a field name and says which of the set it is; -1 for none. */
    int fieldIndex(FieldSet names) {
        if (peek() != '"') {
            throw malformed("expected a field name");
        }
        nameFrom = pos + 1;
        escaped = false;
        skipString();
        nameTo = pos - 1;
        return escaped ? names.indexOf(fieldName()) : names.indexOfUtf8(buf, nameFrom, nameTo);
    }

    /** The kind of the field that was passed last; null where the catalogue does not say. Ask for it before reading the field's value. */
    @Nullable
    FieldKind fieldKind(FieldKinds kinds) {
        return escaped ? kinds.of(fieldName()) : kinds.ofUtf8(buf, nameFrom, nameTo);
    }

    /** Whether the value that began at {@code from} and was passed last is of this kind. */
    boolean holds(FieldKind kind, int from) {
        return kind.admits(buf, from, pos);
    }

    /** The name of the field that was passed last. */
    String fieldName() {
        return decode(nameFrom, nameTo);
    }

    /** The text of a string, a number or a literal, without anything else: what a rule compares. Null for null, objects and lists. */
    @Nullable
    String readScalar() {
        int b = peek();
        if (b == '"') {
            return readString();
        }
        int from = pos;
        skipValue();
        return b == 'n' || b == '{' || b == '[' ? null : new String(buf, from, pos - from, StandardCharsets.US_ASCII);
    }

    private String decode(int from, int to) {
        for (int i = from; i < to; i++) {
            if (buf[i] == '\\') {
                return unescape(from, to);
            }
        }
        return new String(buf, from, to - from, StandardCharsets.UTF_8);
    }

    private String unescape(int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        int plain = from;
        for (int i = from; i < to; i++) {
            if (buf[i] != '\\') {
                continue;
            }
            text.append(new String(buf, plain, i - plain, StandardCharsets.UTF_8));
            char escape = (char) buf[++i];
            if (escape == 'u') {
                text.append((char) Integer.parseInt(new String(buf, i + 1, 4, StandardCharsets.US_ASCII), 16));
                i += 4;
            } else {
                text.append(
                        switch (escape) {
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            default -> escape;
                        });
            }
            plain = i + 1;
        }
        return text.append(new String(buf, plain, to - plain, StandardCharsets.UTF_8))
                .toString();
    }

    /**
     * Passes over one value by its brackets and quotes alone, even if it is broken inside. So one bad record does not hide where the next
     * ones begin.
     */
    void skipLoosely() {
        int open = 0;
        boolean text = false;
        peek();
        while (pos < end) {
            byte b = buf[pos];
            if (text) {
                if (b == '\\') {
                    pos++;
                } else if (b == '"') {
                    text = false;
                }
            } else if (b == '"') {
                text = true;
            } else if (b == '{' || b == '[') {
                open++;
            } else if (b == '}' || b == ']') {
                if (open == 0) {
                    return;
                }
                open--;
            } else if (b == ',' && open == 0) {
                return;
            }
            pos++;
        }
        throw malformed("the list of changes has no end");
    }

    /** True if the text is empty or ends inside a value, judged by its brackets and quotes alone: it was cut. */
    static boolean endsEarly(byte[] buf, int from, int to) {
        int open = 0;
        boolean text = false;
        boolean any = false;
        for (int i = from; i < to; i++) {
            byte b = buf[i];
            any |= !isSpace(b);
            if (text && b == '\\') {
                i++;
            } else if (b == '"') {
                text = !text;
            } else if (!text && (b == '{' || b == '[')) {
                open++;
            } else if (!text && (b == '}' || b == ']')) {
                open--;
            }
        }
        return text || open > 0 || !any;
    }

    JsonFault malformed(String what) {
        return new JsonFault(RecordCode.CHANGE_MALFORMED, what + " at byte " + (pos - start));
    }

    private JsonFault brokenUtf8() {
        return new JsonFault(RecordCode.UTF8_BROKEN, "not valid UTF-8 at byte " + (pos - start));
    }

    private JsonFault nul() {
        return new JsonFault(RecordCode.NUL_CHARACTER, "a NUL character at byte " + (pos - start));
    }
}
