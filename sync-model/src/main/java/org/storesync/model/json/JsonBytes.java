package org.storesync.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * Writes JSON by hand into one buffer, so that thousands of records need no objects except their bytes. The caller is responsible for the
 * structure. Field names and words are plain ASCII; texts are escaped.
 */
public final class JsonBytes {
    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();
    private static final int LONG_DIGITS = 20;

    private final int capacity;
    private byte[] buf = new byte[0];
    private int size;
    private boolean first = true;

    /** @param capacity how many bytes the buffer has once something is written */
    public JsonBytes(int capacity) {
        this.capacity = capacity;
    }

    public JsonBytes beginObject() {
        first = true;
        return put('{');
    }

    public JsonBytes beginObject(String name) {
        return name(name).beginObject();
    }

    public JsonBytes endObject() {
        first = false;
        return put('}');
    }

    public JsonBytes beginList(String name) {
        return name(name).put('[');
    }

    public JsonBytes endList() {
        first = false;
        return put(']');
    }

    public JsonBytes number(String name, long value) {
        return name(name).digits(value);
    }

    public JsonBytes flag(String name, boolean value) {
        return name(name).ascii(value ? "true" : "false");
    }

    /** A text that needs no escaping, such as a wire name. */
    public JsonBytes word(String name, String value) {
        return name(name).put('"').ascii(value).put('"');
    }

    /** Any text. */
    public JsonBytes text(String name, String value) {
        return name(name).quoted(value);
    }

    public JsonBytes numbers(String name, List<Integer> values) {
        beginList(name);
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                put(',');
            }
            digits(values.get(i));
        }
        return endList();
    }

    /** JSON as it is, but in one line: line feeds can only be between tokens, where a blank means the same. */
    public JsonBytes json(String name, byte[] json) {
        name(name);
        int from = size;
        raw(json);
        for (int i = from; i < size; i++) {
            if (buf[i] == '\n' || buf[i] == '\r') {
                buf[i] = ' ';
            }
        }
        return this;
    }

    /** Writes a character between objects. */
    public JsonBytes put(char ascii) {
        room(1);
        buf[size++] = (byte) ascii;
        return this;
    }

    /** ASCII as it is. */
    public JsonBytes ascii(String text) {
        int length = text.length();
        room(length);
        for (int i = 0; i < length; i++) {
            buf[size + i] = (byte) text.charAt(i);
        }
        size += length;
        return this;
    }

    /** Bytes as they are. */
    public JsonBytes raw(byte[] bytes) {
        room(bytes.length);
        System.arraycopy(bytes, 0, buf, size, bytes.length);
        size += bytes.length;
        return this;
    }

    public JsonBytes digits(long value) {
        if (value < 0) {
            return ascii(Long.toString(value));
        }
        room(LONG_DIGITS);
        int end = size + 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            end++;
        }
        long rest = value;
        for (int i = end - 1; i >= size; i--) {
            buf[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size = end;
        return this;
    }

    private JsonBytes name(String name) {
        if (first) {
            first = false;
        } else {
            put(',');
        }
        return put('"').ascii(name).put('"').put(':');
    }

    private JsonBytes quoted(String value) {
        int length = value.length();
        room(length + 2);
        int at = size;
        buf[at++] = '"';
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return escaped(value);
            }
            buf[at++] = (byte) c;
        }
        buf[at++] = '"';
        size = at;
        return this;
    }

    private JsonBytes escaped(String value) {
        StringBuilder text = new StringBuilder(value.length() + 16);
        ENCODER.quoteAsString(value, text);
        return put('"').raw(text.toString().getBytes(UTF_8)).put('"');
    }

    /** Makes room for this many further bytes, so that the buffer need not grow step by step. */
    public void room(int bytes) {
        if (buf.length - size < bytes) {
            buf = Arrays.copyOf(buf, Math.max(Math.max(capacity, buf.length * 2), size + bytes));
        }
    }

    public int size() {
        return size;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(buf, size);
    }

    /** Copies all bytes into an array that has room for them. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(buf, 0, target, at, size);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(buf, 0, size);
    }
}
