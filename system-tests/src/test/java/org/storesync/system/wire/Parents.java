package org.storesync.system.wire;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of the types the scenarios use are lines of which documents. */
public final class Parents {
    private static final Map<String, String> PARENT =
            Map.of("list_master_line", "list_master", "trans_line", "transact", "requisition_line", "requisition");
    private static final Map<String, String> FIELD =
            Map.of("list_master", "item_master_ID", "transact", "transaction_ID", "requisition", "requisition_ID");

    private Parents() {}

    /** The parent a record names; null if its type has none. */
    public static @Nullable Key of(Key key, String body) {
        String type = PARENT.get(key.type());
        String field = type == null ? null : FIELD.get(type);
        String id = field == null ? null : field(body, field);
        return type == null || id == null ? null : new Key(type, id);
    }

    /** The field by which lines name a document of this type; null if it has none. */
    static @Nullable String fieldTo(String parentType) {
        return FIELD.get(parentType);
    }

    /** A text field of a body; null if absent or empty. */
    public static @Nullable String field(String body, String name) {
        String text =
                Answer.json(body.getBytes(StandardCharsets.UTF_8)).path(name).asText("");
        return text.isEmpty() ? null : text;
    }
}
