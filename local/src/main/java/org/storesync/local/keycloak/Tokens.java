package org.storesync.local.keycloak;

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
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.storesync.local.host.LocalFailure;

/**
 * Access tokens of the realm: for people by password, for services by client secret. Each is used again until shortly before it expires. A
 * person's token is valid for one service, so if somebody reads it there, it can't be used at another.
 */
public final class Tokens {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SAFETY = Duration.ofSeconds(60);
    private static final Duration RETRY_WAIT = Duration.ofMillis(500);
    private static final int OK = 200;
    private static final int FAULT = 500;

    private final HttpClient http;
    private final URI endpoint;
    private final Map<Map<String, String>, Token> known = new HashMap<>();

    /** @param realm address of the realm, which is its issuer */
    public Tokens(HttpClient http, URI realm) {
        this.http = http;
        this.endpoint = URI.create(realm + "/protocol/openid-connect/token");
    }

    /** A person's token for one service, as the command line gets it. */
    public String ofPerson(String user, String password, String service) {
        return token(Map.of(
                "grant_type",
                "password",
                "client_id",
                "storesync-cli",
                "username",
                user,
                "password",
                password,
                "scope",
                "at-" + service));
    }

    /** A token of Keycloak's own administrator, in Keycloak's own realm. */
    String ofAdministrator(String user, String password) {
        return token(
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", user, "password", password));
    }

    /** A service's token. */
    public String ofClient(String client, String secret) {
        return token(Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", secret));
    }

    /**
     * Only one login at a time: if one person logs in several times at once, Keycloak takes this for an attack and locks the person out.
     */
    private synchronized String token(Map<String, String> form) {
        Token token = known.get(form);
        if (token == null || System.nanoTime() - token.renewAfterNanos() > 0) {
            token = fetch(form);
            known.put(form, token);
        }
        return token.text();
    }

    private Token fetch(Map<String, String> form) {
        String body = new TreeMap<>(form)
                .entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = twice(request);
        JsonNode answer = json(response);
        if (response.statusCode() != OK) {
            throw new LocalFailure("Keycloak gave no token to "
                    + form.getOrDefault("username", form.get("client_id")) + ": "
                    + answer.path("error_description")
                            .asText(answer.path("error").asText("" + response.statusCode())));
        }
        long usableNanos = Duration.ofSeconds(answer.path("expires_in").asLong())
                .minus(SAFETY)
                .toNanos();
        return new Token(answer.path("access_token").asText(), System.nanoTime() + usableNanos);
    }

    /** Asks once more after a failure that is not the caller's, because Keycloak, or its database, may just have come back. */
    private HttpResponse<String> twice(HttpRequest request) {
        try {
            try {
                HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() < FAULT) {
                    return response;
                }
            } catch (IOException e) {
                // The second answer counts.
            }
            Thread.sleep(RETRY_WAIT);
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LocalFailure(
                    "Keycloak does not answer at " + endpoint + ": is the suite running? ./storesync status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    private JsonNode json(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new LocalFailure(endpoint + " answered " + response.statusCode() + " without JSON", e);
        }
    }

    private record Token(String text, long renewAfterNanos) {}
}
