package org.storesync.local.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.LocalFailure;
import org.storesync.model.ProblemCode;

/**
 * A person's calls of the services, with a token for the service that is called. A refusing answer becomes a {@link Refused}. If the login
 * is too old for a call, the person signs in again, and the call is repeated once (B5).
 */
final class PersonCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String JSON_TYPE = "application/json";
    private static final String PAGE = "100";
    private static final String AUTHORIZATION = "Authorization";
    private static final String LOGIN_TOO_OLD = ProblemCode.LOGIN_TOO_OLD.wireName();
    private static final int REFUSING = 300;

    private final HttpClient http;
    private final Login login;

    PersonCalls(HttpClient http, Login login) {
        this.http = http;
        this.login = login;
    }

    JsonNode json(String method, URI service, String path, @Nullable JsonNode body) {
        return json(method, service, path, JSON_TYPE, body == null ? new byte[0] : bytes(body), Map.of());
    }

    JsonNode json(
            String method, URI service, String path, String contentType, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request = request(service, path)
                .header("Content-Type", contentType)
                .header("Accept", JSON_TYPE)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return read(send(service, method + " " + path, request.build()));
    }

    /** An answer as it came. */
    String text(URI service, String path, String accept) {
        return send(
                service,
                "GET " + path,
                request(service, path).header("Accept", accept).build());
    }

    /** All items of a list, page by page. */
    List<JsonNode> all(URI service, String path, Map<String, String> filters) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        filters.forEach((name, value) -> query.put(name, List.of(value)));
        query.put("limit", List.of(PAGE));
        List<JsonNode> items = new ArrayList<>();
        while (true) {
            JsonNode page = json("GET", service, path(path, query), null);
            page.path("items").forEach(items::add);
            String cursor = page.path("nextCursor").asText("");
            if (cursor.isEmpty()) {
                return items;
            }
            query.put("cursor", List.of(cursor));
        }
    }

    /** A path with its query. */
    static String path(String path, Map<String, List<String>> query) {
        StringJoiner joined = new StringJoiner("&", path + "?", "");
        joined.setEmptyValue(path);
        query.forEach((name, values) -> values.forEach(value -> joined.add(name + "=" + encoded(value))));
        return joined.toString();
    }

    /** One step of a path. In a path a blank is not written as a plus. */
    static String encodedPath(String text) {
        return encoded(text).replace("+", "%20");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static HttpRequest.Builder request(URI service, String path) {
        return HttpRequest.newBuilder(service.resolve(path)).timeout(TIMEOUT);
    }

    private String send(URI service, String call, HttpRequest request) {
        try {
            return once(service, call, request);
        } catch (Refused e) {
            if (e.code().equals(LOGIN_TOO_OLD) && login.renew()) {
                return once(service, call, request);
            }
            throw e;
        }
    }

    private String once(URI service, String call, HttpRequest request) {
        HttpRequest signed = HttpRequest.newBuilder(request, (name, value) -> true)
                .header(AUTHORIZATION, "Bearer " + login.token(service))
                .build();
        try {
            HttpResponse<String> response = http.send(signed, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= REFUSING) {
                throw refused(call, response);
            }
            return response.body();
        } catch (IOException e) {
            throw new LocalFailure(
                    service + " does not answer (" + e.getMessage() + "): is the suite running? ./storesync status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    private static Refused refused(String call, HttpResponse<String> response) {
        JsonNode problem = read(response.body());
        String said = problem.path("detail").asText(problem.path("title").asText(response.body()));
        String which = problem.path("outcome").isObject() ? " " + problem.path("outcome") : "";
        return new Refused(
                response.statusCode(),
                problem.path("code").asText(""),
                call + " was answered " + response.statusCode() + ": " + said + which);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new LocalFailure("an answer is not JSON: " + text, e);
        }
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
