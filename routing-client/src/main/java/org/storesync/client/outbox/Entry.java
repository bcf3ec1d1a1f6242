package org.storesync.client.outbox;

import org.jspecify.annotations.Nullable;

/**
 * A change to push.
 *
 * @param op {@code upsert} or {@code delete}
 * @param baseVersion the version it was made on; null: whatever stands there
 * @param body JSON of an upsert
 */
public record Entry(
        String type, String id, String op, @Nullable Long baseVersion, byte @Nullable [] body) {

    public static Entry upsert(String type, String id, @Nullable Long baseVersion, byte[] body) {
        return new Entry(type, id, "upsert", baseVersion, body);
    }

    public static Entry delete(String type, String id, @Nullable Long baseVersion) {
        return new Entry(type, id, "delete", baseVersion, null);
    }
}
