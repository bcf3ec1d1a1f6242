package org.storesync.model;

import java.util.Locale;

/** What a store is on a site (guide, "Store setup"; B2). Active and collector hold everything, transfer the core record only. */
public enum SyncType {
    NONE,
    TRANSFER,
    COLLECTOR,
    ACTIVE;

    /** The word of the wire: {@code none}, {@code transfer}, {@code collector}, {@code active}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if no type has this wire name */
    public static SyncType ofWire(String text) {
        for (SyncType type : values()) {
            if (type.wireName().equals(text)) {
                return type;
            }
        }
        throw new IllegalArgumentException(
                "unknown sync-with type '" + text + "'; known: none, transfer, collector, active");
    }

    /** True for a full copy: the site holds all store data. */
    public boolean holdsStoreData() {
        return this == ACTIVE || this == COLLECTOR;
    }
}
