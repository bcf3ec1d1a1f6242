package org.storesync.system.wire;

import org.jspecify.annotations.Nullable;

/**
 * One change as a site pushes it.
 *
 * @param body its JSON text; null for a delete
 * @param baseVersion the version it was made on; null to say none
 */
public record Change(Key key, @Nullable String body, @Nullable Long baseVersion) {

    public static Change upsert(String type, String id, String body) {
        return new Change(new Key(type, id), body, null);
    }

    public static Change delete(String type, String id) {
        return new Change(new Key(type, id), null, null);
    }

    public Change on(long version) {
        return new Change(key, body, version);
    }

    public String type() {
        return key.type();
    }

    public String id() {
        return key.id();
    }

    public boolean isDelete() {
        return body == null;
    }

    /** Its line of a batch. */
    public String line() {
        return "{\"type\":\"" + key.type() + "\",\"id\":\"" + key.id() + "\""
                + (baseVersion == null ? "" : ",\"baseVersion\":" + baseVersion)
                + (body == null ? ",\"op\":\"delete\"" : ",\"body\":" + body) + "}";
    }
}
