package org.storesync.client.test;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A call as it came.
 *
 * @param method such as {@code GET}
 * @param queryText the text after the question mark; empty for none
 * @param headers the first value of each, by its name in lower case
 */
public record Call(String method, String path, String queryText, Map<String, String> headers, byte[] body) {

    static Call of(HttpExchange exchange) throws IOException {
        return new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), ""),
                headers(exchange.getRequestHeaders()),
                exchange.getRequestBody().readAllBytes());
    }

    private static Map<String, String> headers(Headers sent) {
        Map<String, String> headers = new HashMap<>();
        sent.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        return headers;
    }

    /** The query's parameters. */
    public Map<String, String> query() {
        Map<String, String> query = new HashMap<>();
        for (String pair : queryText.isEmpty() ? new String[0] : queryText.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return query;
    }

    /** A header's value; empty if it was not sent. */
    public String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    }

    /** A number of the query; 0 if it was not sent. */
    public long number(String name) {
        return number(name, 0);
    }

    long number(String name, long otherwise) {
        String text = query().get(name);
        return text == null ? otherwise : Long.parseLong(text);
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The last part of the path, which is a number. */
    int lastNumber() {
        return Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    }
}
