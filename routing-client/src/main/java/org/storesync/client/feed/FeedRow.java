package org.storesync.client.feed;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A record as it stands in its home stream.
 *
 * @param stream name of that stream, such as {@code store/<id>}
 * @param op {@code upsert}, {@code delete} or {@code remove} (it left this stream)
 * @param version of the record; one that is not higher than what is known says nothing new
 * @param body null unless an upsert
 */
public record FeedRow(
        String stream,
        long seq,
        String type,
        String id,
        String op,
        long version,
        @Nullable JsonNode body) {

    static FeedRow of(JsonNode line) {
        return new FeedRow(
                line.path("stream").asText(),
                line.path("seq").asLong(),
                line.path("type").asText(),
                line.path("id").asText(),
                line.path("op").asText(),
                line.path("version").asLong(),
                line.get("body"));
    }

    /** The store whose data this is; empty for another stream. */
    public String store() {
        return stream.startsWith("store/") ? stream.substring("store/".length()) : "";
    }
}
