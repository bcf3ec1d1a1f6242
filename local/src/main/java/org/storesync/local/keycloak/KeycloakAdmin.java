package org.storesync.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.storesync.local.host.LocalFailure;

/** Keycloak's interface for administrators, called as its own administrator with one login. */
public final class KeycloakAdmin {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int REFUSING = 300;

    private final HttpClient http;
    private final URI realms;
    private final String token;

    public KeycloakAdmin(HttpClient http, KeycloakServer keycloak) {
        this.http = http;
        this.realms = keycloak.uri().resolve("/admin/realms/");
        this.token = new Tokens(http, keycloak.uri().resolve("/realms/master"))
                .ofAdministrator("admin", keycloak.consolePassword());
    }

    /** @param path such as {@code storesync/client-scopes} */
    JsonNode get(String path) {
        String answer = send(path, request(path).GET());
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new LocalFailure(realms.resolve(path) + " answered without JSON", e);
        }
    }

    void put(String path, JsonNode body) {
        send(path, request(path).PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    void post(String path, JsonNode body) {
        send(path, request(path).POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(realms.resolve(path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private String send(String path, HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= REFUSING) {
                throw new LocalFailure("Keycloak refused a setting of " + realms.resolve(path) + ": status "
                        + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new LocalFailure("Keycloak does not answer at " + realms.resolve(path), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }
}
