package org.storesync.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.k8s.manifest.Checkout;
import org.storesync.k8s.manifest.Overlay;

/** Keycloak in the cluster is what it is on one machine, without the demo's people. */
class KeycloakTest {
    private static final String LOCAL = "local/src/main/resources/keycloak/";
    private static final Overlay PRODUCTION = Overlay.named("production");

    @Test
    @DisplayName("k8s: the imported realm is the realm of local, without the demo's people")
    void importsTheRealmWithoutTheDemo() throws JsonProcessingException {
        ObjectNode expected = (ObjectNode) new ObjectMapper().readTree(Checkout.text(LOCAL + "storesync-realm.json"));
        Iterator<JsonNode> users = ((ArrayNode) expected.path("users")).elements();
        while (users.hasNext()) {
            if (!users.next().has("serviceAccountClientId")) {
                users.remove();
            }
        }

        assertThat(new ObjectMapper().readTree(realm()))
                .as("mend k8s/overlays/production/keycloak/storesync-realm.json")
                .isEqualTo(expected);
        assertThat(realm()).doesNotContain("_DEMO_");
    }

    @Test
    @DisplayName("k8s: each secret that the realm names is in Keycloak's environment")
    void fillsInEachSecret() {
        Set<String> named = Pattern.compile("\\$\\{(STORESYNC_\\w+)}")
                .matcher(realm())
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toSet());

        assertThat(container().getEnv().stream()
                        .map(EnvVar::getName)
                        .filter(name -> name.startsWith("STORESYNC_"))
                        .toList())
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    @DisplayName("k8s: Keycloak has the version of the pom and the settings of local")
    void isTheKeycloakOfLocal() {
        String image = "quay.io/keycloak/keycloak:" + Checkout.pomProperty("keycloak.version");
        assertThat(Stream.concat(pod().getInitContainers().stream(), pod().getContainers().stream()))
                .extracting(Container::getImage)
                .containsOnly(image);
        assertThat(mounted("settings").getData())
                .containsEntry("quarkus.properties", Checkout.text(LOCAL + "quarkus.properties"));
    }

    private static String realm() {
        return mounted("realm").getData().get("storesync-realm.json");
    }

    private static ConfigMap mounted(String volume) {
        return pod().getVolumes().stream()
                .filter(it -> it.getName().equals(volume))
                .map(Volume::getConfigMap)
                .map(it -> PRODUCTION.one(ConfigMap.class, it.getName()))
                .findFirst()
                .orElseThrow();
    }

    private static Container container() {
        return pod().getContainers().getFirst();
    }

    private static PodSpec pod() {
        return PRODUCTION
                .one(Deployment.class, "keycloak")
                .getSpec()
                .getTemplate()
                .getSpec();
    }
}
