package org.storesync.local.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.storesync.local.host.LocalFailure;

/**
 * Keycloak's own realm, where its administrators log in. Keycloak makes this realm itself, without a limit for wrong passwords and without
 * events. So it gets the settings of the realm storesync, over Keycloak's interface.
 */
public final class MasterRealm {
    /** The settings that are taken from the realm's file. */
    static final List<String> PROTECTIONS = List.of(
            "passwordPolicy",
            "bruteForceProtected",
            "permanentLockout",
            "bruteForceStrategy",
            "failureFactor",
            "waitIncrementSeconds",
            "maxFailureWaitSeconds",
            "quickLoginCheckMilliSeconds",
            "minimumQuickLoginWaitSeconds",
            "maxDeltaTimeSeconds",
            "eventsEnabled",
            "eventsExpiration",
            "eventsListeners",
            "enabledEventTypes",
            "adminEventsEnabled",
            "adminEventsDetailsEnabled");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int NO_CONTENT = 204;

    private final HttpClient http;
    private final KeycloakServer keycloak;

    public MasterRealm(HttpClient http, KeycloakServer keycloak) {
        this.http = http;
        this.keycloak = keycloak;
    }

    /** Sets the protections that are not set yet. */
    public void protect() {
        String token = new Tokens(http, keycloak.uri().resolve("/realms/master"))
                .ofAdministrator("admin", keycloak.consolePassword());
        HttpRequest request = HttpRequest.newBuilder(realm())
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(protections().toString()))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != NO_CONTENT) {
                throw new LocalFailure("Keycloak did not accept the settings that protect the realm master: status "
                        + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new LocalFailure("Keycloak does not answer at " + realm(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    private URI realm() {
        return keycloak.uri().resolve("/admin/realms/master");
    }

    private static ObjectNode protections() {
        try (InputStream file = MasterRealm.class.getResourceAsStream("/keycloak/storesync-realm.json")) {
            JsonNode storesync = JSON.readTree(file);
            ObjectNode protections = JSON.createObjectNode().put("realm", "master");
            PROTECTIONS.forEach(name -> protections.set(name, storesync.path(name)));
            return protections;
        } catch (IOException e) {
            throw new IllegalStateException("the realm is missing from this module", e);
        }
    }
}
