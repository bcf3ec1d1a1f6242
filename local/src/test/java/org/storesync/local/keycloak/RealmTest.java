package org.storesync.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Compares the realm's file with what the services and the command line rely on. */
class RealmTest {
    private String text = "";
    private JsonNode realm;

    @BeforeEach
    void read() throws IOException {
        try (InputStream in = RealmTest.class.getResourceAsStream("/keycloak/storesync-realm.json")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        realm = new ObjectMapper().readTree(text);
    }

    @Test
    void hasTheRolesOfPeople() {
        assertThat(values(realm.at("/roles/realm"), "name"))
                .containsExactlyInAnyOrder(
                        "viewer", "supervisor", "data-admin", "sync-admin", "sync-vendor", "auditor", "support");
    }

    @Test
    void holdsNoSecretItself() {
        for (JsonNode client : realm.path("clients")) {
            if (client.has("secret")) {
                String name = client.path("clientId")
                        .asText()
                        .toUpperCase(Locale.ROOT)
                        .replace('-', '_');
                assertThat(client.path("secret").asText()).isEqualTo("${STORESYNC_" + name + "_SECRET}");
            }
        }
        for (JsonNode user : people()) {
            String name = user.path("username").asText().toUpperCase(Locale.ROOT);
            assertThat(user.at("/credentials/0/value").asText()).isEqualTo("${STORESYNC_DEMO_" + name + "_PASSWORD}");
        }
    }

    @Test
    @DisplayName("security-20 each client's tokens are for the services it calls, with the roles it needs")
    void givesEachClientWhatItNeeds() {
        for (String service : KeycloakServer.SERVICE_CLIENTS) {
            if (service.equals("reporting-service")) {
                assertThat(audiences(service))
                        .as("it also asks the gateway who called when")
                        .containsExactlyInAnyOrder("sync-gateway", "routing-service");
            } else {
                assertThat(audiences(service)).containsExactly("routing-service");
                assertThat(values(client(service).path("defaultClientScopes")))
                        .as("no role is a service's own")
                        .doesNotContain("roles");
            }
            assertThat(client(service).path("serviceAccountsEnabled").asBoolean())
                    .isTrue();
            assertThat(client(service).path("directAccessGrantsEnabled").asBoolean())
                    .isFalse();
        }
        for (JsonNode client : realm.path("clients")) {
            assertThat(client.path("fullScopeAllowed").asBoolean(true))
                    .as(client.path("clientId").asText())
                    .isFalse();
        }
        assertThat(audiences("storesync-cli")).as("without being asked for one").isEmpty();
        assertThat(values(client("storesync-cli").path("optionalClientScopes")))
                .containsExactlyInAnyOrder(
                        "at-sync-gateway",
                        "at-routing-service",
                        "at-master-data-service",
                        "at-transfer-service",
                        "at-reporting-service");
    }

    @Test
    @DisplayName(
            "B5: each token of a person tells when the person signed in, also one for a password without a browser")
    void tellsTheTimeOfTheLogin() {
        assertThat(values(client("storesync-cli").path("defaultClientScopes"))).contains("basic");
        assertThat(mapper("basic", "auth_time").path("config").toString())
                .contains("\"user.session.note\":\"AUTH_TIME\"", "\"claim.name\":\"auth_time\"")
                .contains("\"jsonType.label\":\"long\"", "\"access.token.claim\":\"true\"");
        assertThat(mapper("basic", "login steps").path("config").toString())
                .contains("\"user.session.note\":\"authenticators-completed\"", "\"claim.name\":\"login_steps\"")
                .contains("\"jsonType.label\":\"JSON\"", "\"access.token.claim\":\"true\"");
    }

    @Test
    @DisplayName("B5: a token ends before its login is too old, so who signs in by password for each is never refused")
    void tokensEndBeforeTheirLoginIsTooOld() {
        assertThat(Duration.ofSeconds(realm.path("accessTokenLifespan").asLong()))
                .isLessThan(Duration.ofMinutes(10));
        assertThat(client("storesync-cli").path("attributes").has("access.token.lifespan"))
                .isFalse();
    }

    @Test
    @DisplayName("security-19 nobody is locked out for longer than half a minute, and events are kept")
    void limitsWrongPasswordsWithoutLockingOut() {
        assertThat(realm.path("bruteForceProtected").asBoolean()).isTrue();
        assertThat(realm.path("permanentLockout").asBoolean(true)).isFalse();
        assertThat(realm.path("failureFactor").asInt()).isGreaterThanOrEqualTo(10);
        assertThat(realm.path("maxFailureWaitSeconds").asInt()).isEqualTo(30);
        assertThat(realm.path("minimumQuickLoginWaitSeconds").asInt()).isLessThanOrEqualTo(1);
        assertThat(realm.path("eventsEnabled").asBoolean()).isTrue();
        assertThat(realm.path("adminEventsEnabled").asBoolean()).isTrue();
        assertThat(values(realm.path("enabledEventTypes"))).contains("LOGIN", "LOGIN_ERROR", "CLIENT_LOGIN_ERROR");
        assertThat(realm.path("passwordPolicy").asText()).contains("length(12)");
        for (String protection : MasterRealm.PROTECTIONS) {
            assertThat(realm.has(protection)).as(protection).isTrue();
        }
    }

    @Test
    void demoPeopleHaveTheRolesTheirNamesSay() {
        assertThat(people())
                .extracting(user -> user.path("username").asText())
                .containsExactlyElementsOf(KeycloakServer.DEMO_USERS);
        assertThat(realm.at("/users/0/realmRoles").toString())
                .isEqualTo("[\"sync-admin\",\"data-admin\",\"supervisor\",\"viewer\"]");
        assertThat(realm.at("/users/1/realmRoles").toString()).isEqualTo("[\"viewer\"]");
        assertThat(realm.at("/users/2/realmRoles").toString()).isEqualTo("[\"sync-vendor\"]");
        assertThat(realm.at("/users/3/realmRoles").toString()).isEqualTo("[\"auditor\"]");
    }

    @Test
    void reportingMayReadWhatAViewerMay() {
        JsonNode account = realm.at("/users/" + KeycloakServer.DEMO_USERS.size());
        assertThat(account.path("serviceAccountClientId").asText()).isEqualTo("reporting-service");
        assertThat(account.path("realmRoles").toString()).isEqualTo("[\"viewer\"]");
    }

    /** The users that are not the account of a service. */
    private List<JsonNode> people() {
        List<JsonNode> people = new ArrayList<>();
        realm.path("users").forEach(user -> {
            if (!user.has("serviceAccountClientId")) {
                people.add(user);
            }
        });
        return people;
    }

    private JsonNode client(String id) {
        for (JsonNode client : realm.path("clients")) {
            if (client.path("clientId").asText().equals(id)) {
                return client;
            }
        }
        throw new AssertionError("the realm has no client " + id);
    }

    private JsonNode mapper(String scopeName, String name) {
        for (JsonNode scope : realm.path("clientScopes")) {
            if (scope.path("name").asText().equals(scopeName)) {
                for (JsonNode mapper : scope.path("protocolMappers")) {
                    if (mapper.path("name").asText().equals(name)) {
                        return mapper;
                    }
                }
            }
        }
        throw new AssertionError("the scope " + scopeName + " has no mapper " + name);
    }

    /** The audiences that a client's tokens have by default, from its default scopes. */
    private List<String> audiences(String client) {
        List<String> scopes = values(client(client).path("defaultClientScopes"));
        List<String> audiences = new ArrayList<>();
        for (JsonNode scope : realm.path("clientScopes")) {
            if (scopes.contains(scope.path("name").asText())) {
                for (JsonNode mapper : scope.path("protocolMappers")) {
                    if (mapper.at("/config").has("included.client.audience")) {
                        audiences.add(
                                mapper.at("/config/included.client.audience").asText());
                    }
                }
            }
        }
        return audiences;
    }

    private static List<String> values(JsonNode list) {
        List<String> values = new ArrayList<>();
        list.forEach(each -> values.add(each.asText()));
        return values;
    }

    private static List<String> values(JsonNode list, String field) {
        List<String> values = new ArrayList<>();
        list.forEach(each -> values.add(each.path(field).asText()));
        return values;
    }
}
