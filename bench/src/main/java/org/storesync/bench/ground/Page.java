package org.storesync.bench.ground;

import java.nio.charset.StandardCharsets;
import org.storesync.bench.http.HttpAnswer;

/**
 * What a client needs of a page to go on: the fields of its header line, found without parsing the rest.
 *
 * @param cursor to present with the next pull
 */
public record Page(String cursor, int count, boolean drained) {
    private static final int HEADER_BYTES_MAX = 64 * 1024;

    public static Page of(HttpAnswer answer) {
        if (answer.status() != 200) {
            throw new BenchFailure("a pull was answered " + answer.status() + ": " + answer.text());
        }
        byte[] start = answer.plainStart(HEADER_BYTES_MAX);
        int end = 0;
        while (end < start.length && start[end] != '\n') {
            end++;
        }
        String header = new String(start, 0, end, StandardCharsets.UTF_8);
        return new Page(
                between(header, "\"cursor\":\"", '"'),
                Integer.parseInt(between(header, "\"count\":", ',')),
                header.contains("\"drained\":true"));
    }

    private static String between(String header, String key, char end) {
        int at = header.indexOf(key);
        int stop = header.indexOf(end, at + key.length());
        if (at < 0 || stop < 0) {
            throw new BenchFailure("a page whose header has no " + key + " " + header);
        }
        return header.substring(at + key.length(), stop);
    }
}
