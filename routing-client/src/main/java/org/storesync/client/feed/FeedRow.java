package org.storesync.client.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.model.Operation;

/**
 * A record as it is in its home stream.
 *
 * @param stream name of that stream, such as {@code store/<id>}
 * @param op upsert, delete or remove (it left this stream)
 * @param version of the record; if it is not higher than the known version, the row says nothing new
 * @param body null unless an upsert
 * @param marks what else routing knows of the record
 * @param trace of the call that wrote the row; null if it was not traced, or where home streams are read
 */
public record FeedRow(
        String stream,
        long seq,
        String type,
        String id,
        Operation op,
        long version,
        @Nullable JsonNode body,
        Marks marks,
        @Nullable String trace) {

    /** A newer routing may send other operations; a reader that took them for one of these would lose their meaning. */
    private static final Set<Operation> FOR_READERS = Set.of(Operation.UPSERT, Operation.DELETE, Operation.REMOVE);

    /**
     * What routing knows of a record besides its body. Each value is absent where routing does not say.
     *
     * @param receivedAt server time of its last change by a site
     * @param by the site that wrote this state; 0 where routing does not tell
     * @param addressed for a document with another party: the store whose inbox holds a copy
     * @param notAddressed why no inbox holds a copy
     * @param taken for a half of a transfer: its store has taken it
     */
    public record Marks(
            @Nullable Instant receivedAt,
            int by,
            @Nullable String addressed,
            @Nullable String notAddressed,
            boolean taken) {
        public static final Marks NONE = new Marks(null, 0, null, null, false);

        static Marks of(JsonNode line) {
            return new Marks(
                    instant(line.path("receivedAt").asText("")),
                    line.path("by").asInt(),
                    line.path("addressed").asText(null),
                    line.path("notAddressed").asText(null),
                    line.path("taken").asBoolean());
        }

        private static @Nullable Instant instant(String text) {
            return text.isEmpty() ? null : Instant.parse(text);
        }
    }

    /** A row without marks. */
    public FeedRow(
            String stream, long seq, String type, String id, Operation op, long version, @Nullable JsonNode body) {
        this(stream, seq, type, id, op, version, body, Marks.NONE, null);
    }

    /** A row that was not traced. */
    public FeedRow(
            String stream,
            long seq,
            String type,
            String id,
            Operation op,
            long version,
            @Nullable JsonNode body,
            Marks marks) {
        this(stream, seq, type, id, op, version, body, marks, null);
    }

    /** @throws FeedFault if the line is no row */
    static FeedRow of(JsonNode line) {
        String word = Promised.text(line, "op");
        Operation op = Operation.find(word)
                .filter(FOR_READERS::contains)
                .orElseThrow(() -> new FeedFault("a row has the unknown operation " + word));
        return new FeedRow(
                Promised.text(line, "stream"),
                Promised.number(line, "seq"),
                Promised.text(line, "type"),
                Promised.text(line, "id"),
                op,
                Promised.number(line, "version"),
                line.get("body"),
                Marks.of(line),
                line.path("trace").asText(null));
    }

    /** The store that this data belongs to; empty for another stream. */
    public String store() {
        return stream.startsWith("store/") ? stream.substring("store/".length()) : "";
    }
}
