package org.storesync.system.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Key;
import org.storesync.system.wire.Parents;

/**
 * The fields of a body that decide where its record goes. They are read once, because a comparison looks at every record of a run for every
 * site and must not read all bodies again. A trait is empty if the body does not have it.
 *
 * @param source the document or requisition to which it is linked
 * @param sourceLine the line to which it is linked
 * @param parent the document whose line it is; null if its type has none
 */
record Traits(
        String store,
        String type,
        String status,
        String name,
        String source,
        String sourceLine,
        String from,
        String to,
        @Nullable Key parent) {

    static Traits of(Key key, String body) {
        JsonNode json = Answer.json(body.getBytes(StandardCharsets.UTF_8));
        return new Traits(
                text(json, "store_ID"),
                text(json, "type"),
                text(json, "status"),
                text(json, "name_ID"),
                text(json, "linked_transaction_id"),
                text(json, "linked_trans_line_ID"),
                text(json, "fromStoreID"),
                text(json, "toStoreID"),
                Parents.of(key, body));
    }

    /** Keeps one copy of each text, because there are few stores and names, and they come again and again. */
    private static String text(JsonNode json, String field) {
        return json.path(field).asText("").intern();
    }
}
