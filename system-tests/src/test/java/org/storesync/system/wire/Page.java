package org.storesync.system.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A page of a pull.
 *
 * @param begins subscription to stream, for loads that begin here
 * @param live empty unless drained
 */
public record Page(
        String cursor,
        int count,
        long remaining,
        boolean drained,
        TreeMap<Integer, String> begins,
        List<Integer> ends,
        List<Integer> live,
        List<Row> rows) {

    static Page of(byte[] ndjson) {
        String[] lines = new String(ndjson, StandardCharsets.UTF_8).split("\n", -1);
        JsonNode header = Answer.json(lines[0].getBytes(StandardCharsets.UTF_8));
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                rows.add(Row.of(Answer.json(lines[i].getBytes(StandardCharsets.UTF_8)), lines[i]));
            }
        }
        TreeMap<Integer, String> begins = new TreeMap<>();
        header.path("begins")
                .forEach(begin -> begins.put(
                        begin.path("subscription").asInt(), begin.path("stream").asText()));
        return new Page(
                header.path("cursor").asText(),
                header.path("count").asInt(),
                header.path("remaining").asLong(),
                header.path("drained").asBoolean(),
                begins,
                numbers(header.path("ends")),
                numbers(header.path("live")),
                rows);
    }

    private static List<Integer> numbers(JsonNode list) {
        List<Integer> numbers = new ArrayList<>();
        list.forEach(number -> numbers.add(number.asInt()));
        return numbers;
    }
}
