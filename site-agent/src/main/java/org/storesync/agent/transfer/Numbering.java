package org.storesync.agent.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.storesync.agent.edit.Editor;
import org.storesync.agent.jdbc.Tables;
import org.storesync.agent.record.LocalChange;
import org.storesync.agent.record.StoredRecord;

/**
 * Gives halves that came from central with number -1 the next number of their store and kind, and writes the initiating site a log message
 * (D4). Both are changes made here like any other: they are pushed by the sync that brought the half.
 */
public final class Numbering {
    private static final int UNNUMBERED = -1;
    private static final int HALVES_MAX = 500;
    /** Changes as little as can be of a body that central made: numbers stay as they are written. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Editor editor;
    private final Supplier<String> ids;

    public Numbering(Editor editor, Supplier<String> ids) {
        this.editor = editor;
        this.ids = ids;
    }

    /** True for a type of document that may come without a number. */
    public static boolean concerns(String type) {
        for (HalfKind kind : HalfKind.values()) {
            if (kind.type().equals(type)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Numbers what waits for it, in the caller's transaction.
     *
     * @param stores those active on this site: it numbers for no other
     * @return how many halves got a number
     */
    public int number(Tables tables, Set<String> stores, Instant now) {
        if (!tables.state().documentsCame()) {
            return 0;
        }
        int numbered = 0;
        for (HalfKind kind : HalfKind.values()) {
            List<StoredRecord> halves =
                    tables.records().having(kind.type(), kind.numberField(), UNNUMBERED, HALVES_MAX);
            for (StoredRecord half : halves) {
                ObjectNode body = parsed(half);
                if (stores.contains(body.path("store_ID").asText())) {
                    number(tables, kind, half, body, now);
                    numbered++;
                }
            }
        }
        tables.state().documentsCame(numbered >= HALVES_MAX);
        return numbered;
    }

    private void number(Tables tables, HalfKind kind, StoredRecord half, ObjectNode body, Instant now) {
        String store = body.path("store_ID").asText();
        String series = store + "/" + kind.type() + "/" + body.path("type").asText();
        long highest = tables.records()
                .highest(
                        kind.type(),
                        kind.numberField(),
                        store,
                        body.path("type").asText());
        // A document that was deleted took its number with it: what was once given is not given again.
        long number = 1 + Math.max(highest, tables.state().lastNumber(series));
        tables.state().lastNumber(series, number);
        body.put(kind.numberField(), number);
        editor.make(tables, new LocalChange.Put(kind.type(), half.key().id(), bytes(body)));
        String id = ids.get();
        editor.make(tables, new LocalChange.Put("transfer_log", id, bytes(log(id, kind, half, body, number, now))));
    }

    private static ObjectNode log(
            String id, HalfKind kind, StoredRecord half, ObjectNode body, long number, Instant now) {
        return JSON.createObjectNode()
                .put("ID", id)
                .put("store_ID", body.path("store_ID").asText())
                .put("name_ID", body.path("name_ID").asText())
                .put("record_type", kind.type())
                .put("record_ID", body.path(kind.linkField()).asText())
                .put("responding_record_ID", half.key().id())
                .put("number", number)
                .put("created_datetime", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("text", "received, as number " + number);
    }

    private static ObjectNode parsed(StoredRecord half) {
        try {
            return (ObjectNode) JSON.readTree(half.body().toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the body of " + half.key() + " was read before", e);
        }
    }

    private static byte[] bytes(ObjectNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can be written", e);
        }
    }
}
