package org.storesync.local.demo;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;

/**
 * One change as a site pushes it: a record in canonical form (docs/protocol.md, section 4), or its delete.
 *
 * @param body UTF-8 JSON; null for a delete
 */
@SuppressWarnings("ArrayRecordComponent") // pushed as it is, thousands of times: no copy
public record DemoRecord(String type, String id, Operation op, byte @Nullable [] body) {
    public DemoRecord {
        if ((op == Operation.UPSERT) != (body != null)) {
            throw new IllegalArgumentException(
                    "an upsert has a body and a " + op.wireName() + " of " + type + " has none");
        }
    }

    public static DemoRecord upsert(String type, String id, Body body) {
        return new DemoRecord(type, id, Operation.UPSERT, body.bytes());
    }

    public static DemoRecord delete(String type, String id) {
        return new DemoRecord(type, id, Operation.DELETE, null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DemoRecord that
                && type.equals(that.type)
                && id.equals(that.id)
                && op == that.op
                && Arrays.equals(body, that.body);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, id, op, Arrays.hashCode(body));
    }

    @Override
    public String toString() {
        return op.wireName() + " " + type + " " + id;
    }
}
