package org.storesync.client.test;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;

/**
 * An answer, before it is sent.
 *
 * @param mayPack whether it is sent as gzip to a caller that accepts this, if it is large enough
 */
public record Reply(int status, String type, byte[] body, Map<String, String> headers, boolean mayPack) {
    private static final int WORTH_PACKING_BYTES = 860;

    public Reply(int status, String type, byte[] body) {
        this(status, type, body, Map.of(), true);
    }

    public static Reply json(String json) {
        return of(200, Headers.JSON, json);
    }

    public static Reply of(int status, String type, String text) {
        return new Reply(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply lines(String lines) {
        return of(200, Headers.NDJSON, lines);
    }

    public static Reply problem(ProblemCode code) {
        return problem(code.status(), code.wireName());
    }

    public static Reply problem(int status, String code) {
        return of(
                status,
                Headers.PROBLEM_JSON,
                "{\"type\":\"urn:problem:" + code + "\",\"status\":" + status + ",\"code\":\"" + code + "\"}");
    }

    /** With one more header. */
    public Reply with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Reply(status, type, body, Map.copyOf(more), mayPack);
    }

    /** Sent byte by byte exactly as it is, whatever the caller accepts. */
    public Reply asItIs() {
        return new Reply(status, type, body, headers, false);
    }

    Reply changed(UnaryOperator<String> change) {
        String text = change.apply(new String(body, StandardCharsets.UTF_8));
        return new Reply(status, type, text.getBytes(StandardCharsets.UTF_8), headers, mayPack);
    }

    void send(HttpExchange exchange) throws IOException {
        byte[] sent = begin(exchange);
        exchange.getResponseBody().write(sent);
    }

    /** The rest never comes: the connection is closed with the exchange. */
    void sendHalf(HttpExchange exchange) throws IOException {
        byte[] sent = begin(exchange);
        exchange.getResponseBody().write(sent, 0, sent.length / 2);
        exchange.getResponseBody().flush();
    }

    private byte[] begin(HttpExchange exchange) throws IOException {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        boolean packed = mayPack && accepted != null && accepted.contains("gzip") && body.length >= WORTH_PACKING_BYTES;
        byte[] sent = packed ? gzip(body) : body;
        exchange.getResponseHeaders().set("Content-Type", type);
        headers.forEach(exchange.getResponseHeaders()::set);
        if (packed) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(status, sent.length == 0 ? -1 : sent.length);
        return sent;
    }

    /** The same bytes, compressed. */
    public static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
