package org.storesync.client.test;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPOutputStream;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;

/** An answer, before it is sent. */
public record Reply(int status, String type, byte[] body) {
    private static final int WORTH_PACKING_BYTES = 860;

    public static Reply json(String json) {
        return new Reply(200, Headers.JSON, json.getBytes(StandardCharsets.UTF_8));
    }

    static Reply lines(String lines) {
        return new Reply(200, Headers.NDJSON, lines.getBytes(StandardCharsets.UTF_8));
    }

    public static Reply problem(ProblemCode code) {
        return problem(code.status(), code.wireName());
    }

    static Reply problem(int status, String code) {
        String problem = "{\"type\":\"urn:problem:" + code + "\",\"status\":" + status + ",\"code\":\"" + code + "\"}";
        return new Reply(status, Headers.PROBLEM_JSON, problem.getBytes(StandardCharsets.UTF_8));
    }

    Reply changed(UnaryOperator<String> change) {
        String text = change.apply(new String(body, StandardCharsets.UTF_8));
        return new Reply(status, type, text.getBytes(StandardCharsets.UTF_8));
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
        boolean packed = accepted != null && accepted.contains("gzip") && body.length >= WORTH_PACKING_BYTES;
        byte[] sent = packed ? gzip(body) : body;
        exchange.getResponseHeaders().set("Content-Type", type);
        if (packed) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(status, sent.length == 0 ? -1 : sent.length);
        return sent;
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(plain);
        }
        return out.toByteArray();
    }
}
