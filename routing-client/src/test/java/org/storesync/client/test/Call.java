package org.storesync.client.test;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as it came.
 *
 * @param method such as {@code GET}
 * @param headers the first value of each, by its name in lower case
 */
public record Call(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    static Call of(HttpExchange exchange) throws IOException {
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                query(exchange.getRequestURI().getQuery()),
                headers(exchange.getRequestHeaders()),
                exchange.getRequestBody().readAllBytes());
    }

    private static Map<String, String> query(@Nullable String text) {
        Map<String, String> query = new HashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&")) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return query;
    }

    private static Map<String, String> headers(Headers sent) {
        Map<String, String> headers = new HashMap<>();
        sent.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    /** A header's value; empty if it was not sent. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** A number of the query; 0 if it was not sent. */
    public long number(String name) {
        return Long.parseLong(query.getOrDefault(name, "0"));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The last part of the path, which is a number. */
    int lastNumber() {
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }
}
