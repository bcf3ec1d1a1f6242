package org.storesync.model;

/** The id of a store: opaque text as it came on the wire, 1-64 bytes. A store is active on exactly one site (B1). */
public record StoreId(String value) {
    public StoreId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a store id is not empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
