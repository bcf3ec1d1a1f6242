package org.storesync.model.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The known fields of one record type and what each of them holds. They are found by the bytes of their names, without making objects. */
public final class FieldKinds {
    static final FieldKinds NONE = new FieldKinds(List.of());

    private final List<Field> fields;
    private final Map<String, FieldKind> byName = new HashMap<>();
    private final byte[][] names;
    private final @Nullable FieldKind[] kinds;

    /** @param optional the field may be null, empty or absent; a receiver in the field expects every other field to have a value */
    public record Field(String name, FieldKind kind, boolean optional) {}

    FieldKinds(List<Field> fields) {
        this.fields = List.copyOf(fields);
        int capacity = Integer.highestOneBit(Math.max(1, fields.size())) * 4;
        this.names = new byte[capacity][];
        this.kinds = new FieldKind[capacity];
        for (Field field : fields) {
            byName.put(field.name(), field.kind());
            byte[] utf8 = field.name().getBytes(StandardCharsets.UTF_8);
            int bucket = hash(utf8, 0, utf8.length);
            while (kinds[bucket] != null) {
                bucket = bucket + 1 & capacity - 1;
            }
            names[bucket] = utf8;
            kinds[bucket] = field.kind();
        }
    }

    /** All known fields, in the order of the wire. A field that is not listed may hold anything. */
    public List<Field> all() {
        return fields;
    }

    public @Nullable FieldKind of(String field) {
        return byName.get(field);
    }

    /** Like {@link #of(String)}, for {@code buf[from..to)}. */
    public @Nullable FieldKind ofUtf8(byte[] buf, int from, int to) {
        int length = to - from;
        int bucket = hash(buf, from, to);
        for (FieldKind kind = kinds[bucket]; kind != null; kind = kinds[bucket]) {
            byte[] name = names[bucket];
            if (name.length == length && Arrays.equals(name, 0, length, buf, from, to)) {
                return kind;
            }
            bucket = bucket + 1 & kinds.length - 1;
        }
        return null;
    }

    private int hash(byte[] buf, int from, int to) {
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + buf[i];
        }
        return (hash ^ hash >>> 16) & kinds.length - 1;
    }
}
