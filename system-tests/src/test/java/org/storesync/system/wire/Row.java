package org.storesync.system.wire;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One line of a page.
 *
 * @param standsFor the subscription a letter stands for; 0 if that ended
 * @param answers the siteSeq a correction answers; 0 for none
 * @param drop the subscription that ended; 0 unless op is drop-stream
 * @param body the bytes' text, as central sent it
 */
public record Row(
        int in,
        String op,
        Key key,
        long version,
        boolean isLetter,
        int standsFor,
        long answers,
        int drop,
        @Nullable String body) {

    static Row of(JsonNode json, String line) {
        return new Row(
                json.path("in").asInt(),
                json.path("op").asText("upsert"),
                new Key(json.path("type").asText(), json.path("id").asText()),
                json.path("version").asLong(),
                json.has("for"),
                json.path("for").asInt(),
                json.path("answers").asLong(),
                json.path("drop").asInt(),
                json.has("body") ? line.substring(line.indexOf(",\"body\":") + 8, line.length() - 1) : null);
    }

    /** The subscription through which this row lets the site hold the record. */
    public int holding() {
        return isLetter ? standsFor : in;
    }
}
