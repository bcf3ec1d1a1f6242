package org.storesync.system.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An answer as it came.
 *
 * @param raw the bytes on the link
 * @param body the same bytes, inflated if they were compressed
 */
public record Answer(int status, HttpHeaders headers, byte[] raw, byte[] body) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        return json(body);
    }

    /** The code of a problem; empty if it is none. */
    public String code() {
        boolean problem = header("Content-Type").startsWith("application/problem+json");
        return problem ? json().path("code").asText() : "";
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** Status and body, shown when a test fails. */
    public String shown() {
        String text = text();
        return status + " " + (text.length() > 500 ? text.substring(0, 500) + "..." : text);
    }

    public static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answer answer && status == answer.status && Arrays.equals(body, answer.body);
    }

    @Override
    public int hashCode() {
        return 31 * status + Arrays.hashCode(body);
    }

    @Override
    public String toString() {
        return shown();
    }
}
