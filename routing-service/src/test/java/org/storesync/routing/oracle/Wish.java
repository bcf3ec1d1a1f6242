package org.storesync.routing.oracle;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a site wants to write, as plain fields.
 *
 * @param base the version on which the change was made; -1 if it says none
 */
record Wish(Op op, String type, String id, Map<String, String> fields, long base) {

    enum Op {
        UPSERT,
        DELETE,
        MERGE
    }

    String key() {
        return type + "/" + id;
    }

    /** Null for a field that is missing or empty. */
    @Nullable
    String text(@Nullable String field) {
        String value = field == null ? null : fields.get(field);
        return value == null || value.isEmpty() ? null : value;
    }

    String body() {
        StringBuilder json = new StringBuilder("{");
        new TreeMap<>(fields)
                .forEach((name, value) -> json.append(json.length() == 1 ? "\"" : ",\"")
                        .append(name)
                        .append("\":\"")
                        .append(value)
                        .append('"'));
        return json.append('}').toString();
    }

    /** As it comes on the wire. */
    String json() {
        return "{\"type\":\"" + type + "\",\"id\":\"" + id + "\""
                + (op == Op.UPSERT ? "" : ",\"op\":\"" + (op == Op.DELETE ? "delete" : "merge") + "\"")
                + (base < 0 ? "" : ",\"baseVersion\":" + base)
                + (op == Op.DELETE ? "" : ",\"body\":" + body())
                + "}";
    }
}
