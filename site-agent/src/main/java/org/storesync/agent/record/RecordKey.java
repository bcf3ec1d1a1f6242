package org.storesync.agent.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.storesync.model.WireLimits;

/**
 * The key by which a record is known everywhere.
 *
 * @param type wire name of its record type
 * @param id opaque, 1-64 bytes
 */
public record RecordKey(String type, String id) {
    /** @throws IllegalArgumentException if either is empty or the id is too long for the wire */
    public static RecordKey checked(String type, String id) {
        if (type.isEmpty()) {
            throw new IllegalArgumentException("a record needs a type");
        }
        if (id.isEmpty() || id.getBytes(UTF_8).length > WireLimits.ID_BYTES) {
            throw new IllegalArgumentException("an id must have 1 to " + WireLimits.ID_BYTES + " bytes; this one has "
                    + id.getBytes(UTF_8).length);
        }
        return new RecordKey(type, id);
    }

    @Override
    public String toString() {
        return type + "/" + id;
    }
}
