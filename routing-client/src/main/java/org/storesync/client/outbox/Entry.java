package org.storesync.client.outbox;

import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;

/**
 * A change to push.
 *
 * @param op upsert or delete
 * @param baseVersion the version on which the change was made; null: write it whatever the current version is
 * @param body JSON of an upsert
 */
public record Entry(
        String type, String id, Operation op, @Nullable Long baseVersion, byte @Nullable [] body) {

    public static Entry upsert(String type, String id, @Nullable Long baseVersion, byte[] body) {
        return new Entry(type, id, Operation.UPSERT, baseVersion, body);
    }

    public static Entry delete(String type, String id, @Nullable Long baseVersion) {
        return new Entry(type, id, Operation.DELETE, baseVersion, null);
    }
}
