package org.storesync.agent.record;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What names a record everywhere.
 *
 * @param type wire name of its record type
 * @param id opaque, 1-64 bytes
 */
public record RecordKey(String type, String id) {
    public static final int ID_BYTES_MAX = 64;

    /** @throws IllegalArgumentException if either is empty or the id is too long for the wire */
    public static RecordKey checked(String type, String id) {
        if (type.isEmpty()) {
            throw new IllegalArgumentException("a record needs a type");
        }
        if (id.isEmpty() || id.getBytes(UTF_8).length > ID_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "an id must have 1 to " + ID_BYTES_MAX + " bytes; this one has " + id.getBytes(UTF_8).length);
        }
        return new RecordKey(type, id);
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
