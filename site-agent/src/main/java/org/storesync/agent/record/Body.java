package org.storesync.agent.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The body of a record: the bytes of one JSON object, kept as they came. They are never written again from a tree, so that a site sends on
 * exactly what it got (docs/protocol.md, section 4).
 */
public final class Body {
    private final byte[] bytes;

    private Body(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes over the array, which nobody may change afterwards. */
    public static Body of(byte[] bytes) {
        return new Body(bytes);
    }

    public static Body of(String json) {
        return new Body(json.getBytes(UTF_8));
    }

    /** The array itself, not a copy, because there are many bodies and they are only read. */
    public byte[] bytes() {
        return bytes;
    }

    public int size() {
        return bytes.length;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Body body && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return new String(bytes, UTF_8);
    }
}
