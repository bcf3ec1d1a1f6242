package org.storesync.routing.push.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.fact.domain.StoreRecord;

/** Reads from a store record what the rules need (records: store). Store records are rare, so the code may be simple instead of fast. */
final class StoreBody {
    private static final ObjectMapper JSON = new ObjectMapper();

    private StoreBody() {}

    static StoreRecord read(String id, byte[] body) {
        try {
            JsonNode store = JSON.readTree(body);
            String mode = text(store, "store_mode");
            return new StoreRecord(
                    id, text(store, "name_ID"), mode == null ? "store" : mode, text(store, "created_date"));
        } catch (IOException e) {
            throw new UncheckedIOException("a store's body was checked and can't be read", e);
        }
    }

    private static @Nullable String text(JsonNode store, String field) {
        String value = store.path(field).asText("");
        return value.isEmpty() || value.equals("null") || value.startsWith("0000") ? null : value;
    }
}
