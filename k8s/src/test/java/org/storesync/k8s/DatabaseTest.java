package org.storesync.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.k8s.manifest.Manifest;
import org.storesync.k8s.manifest.Overlay;
import org.storesync.k8s.manifest.Secrets;

/** The servers of CloudNativePG: durable, backed up, and each role in its own database. */
class DatabaseTest {
    private static final String CLUSTER = "database";

    @ParameterizedTest
    @ValueSource(strings = {"production", "mirrored", "citus", "gateway-api"})
    @DisplayName("k8s: a commit is on a second server before it is acknowledged, and servers stand apart")
    void isDurable(String name) {
        JsonNode spec = cluster(Overlay.named(name));

        assertThat(spec.path("instances").asInt()).isGreaterThanOrEqualTo(3);
        assertThat(spec.at("/postgresql/synchronous/number").asInt()).isEqualTo(1);
        assertThat(spec.at("/postgresql/synchronous/dataDurability").asText()).isEqualTo("required");
        assertThat(spec.at("/affinity/podAntiAffinityType").asText()).isEqualTo("required");
        assertThat(spec.at("/bootstrap/initdb/dataChecksums").asBoolean()).isTrue();
        assertThat(spec.path("enableSuperuserAccess").asBoolean(true)).isFalse();
    }

    @Test
    @DisplayName(
            "k8s: backups and archived WAL go to a store that is there, encrypted, so that any second can be restored")
    void isBackedUp() throws IOException {
        Overlay overlay = Overlay.named("production");
        JsonNode store = overlay.ofKind("ObjectStore").getFirst().json();
        JsonNode plugin = cluster(overlay).path("plugins").get(0);
        JsonNode schedule = overlay.ofKind("ScheduledBackup").getFirst().json().path("spec");

        assertThat(plugin.path("isWALArchiver").asBoolean()).isTrue();
        assertThat(plugin.at("/parameters/barmanObjectName")).isEqualTo(store.at("/metadata/name"));
        assertThat(schedule.at("/pluginConfiguration/name")).isEqualTo(plugin.path("name"));
        assertThat(schedule.at("/cluster/name").asText()).isEqualTo(CLUSTER);
        for (String part : List.of("wal", "data")) {
            assertThat(store.at("/spec/configuration/" + part + "/encryption").asText())
                    .isEqualTo("AES256");
        }
        for (JsonNode key : store.at("/spec/configuration/s3Credentials")) {
            assertThat(Secrets.keys().get(key.path("name").asText()))
                    .contains(key.path("key").asText());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "mirrored", "citus", "gateway-api"})
    @DisplayName("k8s: each role has the secret with its name, and owns or enters a database")
    void hasARoleForEachSecret(String name) throws IOException {
        Overlay overlay = Overlay.named(name);
        Map<String, String> users = new TreeMap<>();
        for (Secret secret : Secrets.made()) {
            users.put(secret.getMetadata().getName(), secret.getStringData().getOrDefault("username", ""));
        }

        Set<String> roles = new TreeSet<>();
        for (JsonNode role : cluster(overlay).at("/managed/roles")) {
            assertThat(users)
                    .containsEntry(
                            role.at("/passwordSecret/name").asText(),
                            role.path("name").asText());
            assertThat(role.path("login").asBoolean()).isTrue();
            roles.add(role.path("name").asText());
        }
        JsonNode first = cluster(overlay).at("/bootstrap/initdb");
        assertThat(users)
                .containsEntry(
                        first.at("/secret/name").asText(), first.path("owner").asText());
        roles.add(first.path("owner").asText());
        assertThat(owners(overlay).values()).isSubsetOf(roles);
        assertThat(overlay.ofKind("Database"))
                .allMatch(it -> it.json().at("/spec/cluster/name").asText().equals(CLUSTER));
    }

    @Test
    @DisplayName("k8s: a role enters only the database of its service, over TLS, and the rest is rejected")
    void keepsRolesApart() {
        Overlay overlay = Overlay.named("production");
        List<String> rules = cluster(overlay)
                .at("/postgresql/pg_hba")
                .valueStream()
                .map(JsonNode::asText)
                .toList();

        assertThat(rules).last().isEqualTo("host all all all reject");
        Map<String, Set<String>> entering = rules.subList(0, rules.size() - 1).stream()
                .map(rule -> rule.split(" "))
                .peek(words -> {
                    assertThat(words[0]).isEqualTo("hostssl");
                    assertThat(words[4]).isEqualTo("scram-sha-256");
                })
                .collect(Collectors.toMap(words -> words[1], words -> Set.of(words[2].split(","))));
        assertThat(entering)
                .isEqualTo(Map.of(
                        "routing", Set.of("routing", "routing_owner"),
                        "gateway", Set.of("gateway", "gateway_owner"),
                        "master_data", Set.of("master_data", "master_data_owner"),
                        "transfer", Set.of("transfer", "transfer_owner"),
                        "reporting", Set.of("reporting", "reporting_owner"),
                        "keycloak", Set.of("keycloak")));
        owners(overlay)
                .forEach((database, owner) -> assertThat(entering.get(database)).contains(owner));
        assertThat(owners(overlay).keySet()).isEqualTo(entering.keySet());
    }

    private static Map<String, String> owners(Overlay overlay) {
        JsonNode first = cluster(overlay).at("/bootstrap/initdb");
        Map<String, String> owners = new TreeMap<>();
        owners.put(first.path("database").asText(), first.path("owner").asText());
        for (Manifest database : overlay.ofKind("Database")) {
            owners.put(
                    database.json().at("/spec/name").asText(),
                    database.json().at("/spec/owner").asText());
        }
        return owners;
    }

    private static JsonNode cluster(Overlay overlay) {
        return overlay.ofKind("Cluster").getFirst().json().path("spec");
    }
}
