package org.storesync.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The realm's file against what the services and the command line rely on. */
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
    void servicesSpeakToRoutingAndPeopleToAll() {
        for (String service : KeycloakServer.SERVICE_CLIENTS) {
            if (service.equals("reporting-service")) {
                assertThat(audiences(service))
                        .as("it also asks the gateway who called when")
                        .containsExactlyInAnyOrder("sync-gateway", "routing-service");
            } else {
                assertThat(audiences(service)).containsExactly("routing-service");
            }
            assertThat(client(service).path("serviceAccountsEnabled").asBoolean())
                    .isTrue();
            assertThat(client(service).path("directAccessGrantsEnabled").asBoolean())
                    .isFalse();
        }
        assertThat(audiences("storesync-cli"))
                .containsExactlyInAnyOrder(
                        "sync-gateway",
                        "routing-service",
                        "master-data-service",
                        "transfer-service",
                        "reporting-service");
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
    }

    @Test
    void reportingMayReadWhatAViewerMay() {
        JsonNode account = realm.at("/users/" + KeycloakServer.DEMO_USERS.size());
        assertThat(account.path("serviceAccountClientId").asText()).isEqualTo("reporting-service");
        assertThat(account.path("realmRoles").toString()).isEqualTo("[\"viewer\"]");
    }

    /** The users that are no service's account. */
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

    private List<String> audiences(String client) {
        List<String> audiences = new ArrayList<>();
        for (JsonNode mapper : client(client).path("protocolMappers")) {
            audiences.add(mapper.at("/config/included.client.audience").asText());
        }
        return audiences;
    }

    private static List<String> values(JsonNode list, String field) {
        List<String> values = new ArrayList<>();
        list.forEach(each -> values.add(each.path(field).asText()));
        return values;
    }
}
