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
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.keycloak.KeycloakServer;
import org.storesync.local.keycloak.Tokens;

/** A person's calls of the services, with a token; an answer that says no becomes a {@link Refused}. */
final class PersonCalls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String JSON_TYPE = "application/json";

    private final HttpClient http;
    private final Supplier<String> token;

    PersonCalls(HttpClient http, Supplier<String> token) {
        this.http = http;
        this.token = token;
    }

    /** The demo administrator's, in a suite that another process runs. */
    static PersonCalls ofRunning(StateDir state, Ports ports) {
        HttpClient http =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        KeycloakServer keycloak = new KeycloakServer(Project.find(), state, new Secrets(state.secrets()), ports);
        Tokens tokens = new Tokens(http, keycloak.realm());
        return new PersonCalls(http, () -> tokens.ofPerson("admin", keycloak.demoPassword("admin")));
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

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(URI service, String path) {
        return HttpRequest.newBuilder(service.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token.get());
    }

    private String send(URI service, String call, HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
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
        return new Refused(
                response.statusCode(),
                problem.path("code").asText(""),
                call + " was answered " + response.statusCode() + ": " + said);
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new LocalFailure("an answer is no JSON: " + text, e);
        }
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }
}
