package org.storesync.model.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** A few field names with small indexes, compared as UTF-8 bytes, so that one pass over a body can pick them out into an array. */
public final class FieldSet {
    private final List<String> names;
    private final byte[][] utf8;
    private final long lengths;

    FieldSet(Collection<String> names) {
        this.names = List.copyOf(names);
        this.utf8 = this.names.stream()
                .map(name -> name.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.lengths =
                Arrays.stream(utf8).mapToLong(name -> lengthBit(name.length)).reduce(0, (a, b) -> a | b);
    }

    public int size() {
        return utf8.length;
    }

    /** The names, in the order of the indexes. */
    public List<String> names() {
        return names;
    }

    public String name(int index) {
        return names.get(index);
    }

    /** A copy of the name as it is between the quotes of a body. */
    public byte[] utf8(int index) {
        return utf8[index].clone();
    }

    /** The index of the field; -1 when it is none of these. */
    public int indexOf(String name) {
        return names.indexOf(name);
    }

    /** Like {@link #indexOf(String)}, for {@code buf[from..to)}; makes no objects. */
    public int indexOfUtf8(byte[] buf, int from, int to) {
        int length = to - from;
        if ((lengths & lengthBit(length)) == 0) {
            return -1;
        }
        for (int i = 0; i < utf8.length; i++) {
            byte[] name = utf8[i];
            if (name.length == length && Arrays.equals(name, 0, length, buf, from, to)) {
                return i;
            }
        }
        return -1;
    }

    /** Most fields of a body are of no interest, and often their length alone shows it. */
    private static long lengthBit(int length) {
        return 1L << Math.min(length, Long.SIZE - 1);
    }
}
