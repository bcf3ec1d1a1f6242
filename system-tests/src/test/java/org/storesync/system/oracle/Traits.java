package org.storesync.system.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.storesync.system.wire.Answer;
import org.storesync.system.wire.Key;
import org.storesync.system.wire.Parents;

/**
 * What of a body decides where its record goes, read once: a comparison looks at every record of a run for every site, and must not read
 * all bodies again. Empty where the body has none.
 *
 * @param source the document or requisition it is linked to
 * @param sourceLine the line it is linked to
 * @param parent the document it is a line of; null if its type has none
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

    /** Few stores and names, met again and again: one copy of each. */
    private static String text(JsonNode json, String field) {
        return json.path(field).asText("").intern();
    }
}
