package org.storesync.system.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One change as a site pushes it.
 *
 * @param body its JSON text; null for a delete
 * @param baseVersion the version it was made on; null to say none
 */
public record Change(
        Key key, @Nullable String body, @Nullable Long baseVersion) {

    public static Change upsert(String type, String id, String body) {
        return new Change(new Key(type, id), body, null);
    }

    public static Change delete(String type, String id) {
        return new Change(new Key(type, id), null, null);
    }

    /** The change from its line of a batch, in which the body comes last. */
    public static Change parse(String line) {
        JsonNode json = Answer.json(line.getBytes(StandardCharsets.UTF_8));
        Key key = new Key(json.path("type").asText(), json.path("id").asText());
        String body = json.has("body") ? line.substring(line.indexOf(",\"body\":") + 8, line.length() - 1) : null;
        return new Change(
                key, body, json.has("baseVersion") ? json.path("baseVersion").asLong() : null);
    }

    public Change on(long version) {
        return new Change(key, body, version);
    }

    /** The change with more fields at the end of its body. */
    public Change and(String fields) {
        if (body == null) {
            throw new IllegalStateException("a delete has no fields");
        }
        return new Change(key, body.substring(0, body.length() - 1) + "," + fields + "}", baseVersion);
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
