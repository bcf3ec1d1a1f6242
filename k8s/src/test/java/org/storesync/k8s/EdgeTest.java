package org.storesync.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Gateway;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRoute;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.HTTPRouteRule;
import io.fabric8.kubernetes.api.model.gatewayapi.v1.Listener;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.IngressServiceBackend;
import io.fabric8.kubernetes.api.model.networking.v1.IngressTLS;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.k8s.manifest.Overlay;
import org.storesync.k8s.manifest.Secrets;

/** What is reached from outside, by Ingress or by the Gateway API. */
class EdgeTest {
    private static final Set<Door> DOORS = Set.of(
            new Door("sync.example.org", "/api/", "sync-gateway", 18000),
            new Door("login.example.org", "/realms/storesync/", "keycloak", 8080),
            new Door("login.example.org", "/resources/", "keycloak", 8080));

    /** A path from outside and where it leads. */
    private record Door(String host, String path, String service, int port) {}

    @ParameterizedTest
    @ValueSource(strings = {"production", "mirrored", "citus"})
    @DisplayName("k8s: by Ingress, outsiders reach the sites' calls and the login, over TLS, and nothing else")
    void opensTwoDoors(String name) throws IOException {
        Overlay overlay = Overlay.named(name);
        Set<Door> doors = new HashSet<>();
        for (Ingress ingress : overlay.all(Ingress.class)) {
            assertThat(ingress.getSpec().getDefaultBackend()).isNull();
            for (IngressTLS tls : ingress.getSpec().getTls()) {
                assertThat(Secrets.keys().get(tls.getSecretName())).contains("tls.crt", "tls.key");
            }
            for (IngressRule rule : ingress.getSpec().getRules()) {
                assertThat(ingress.getSpec().getTls())
                        .anyMatch(tls -> tls.getHosts().contains(rule.getHost()));
                for (HTTPIngressPath path : rule.getHttp().getPaths()) {
                    assertThat(path.getPathType()).isEqualTo("Prefix");
                    IngressServiceBackend backend = path.getBackend().getService();
                    String port = backend.getPort().getName();
                    doors.add(new Door(
                            rule.getHost(), path.getPath(), backend.getName(), port(overlay, backend.getName(), port)));
                }
            }
        }

        assertThat(doors).isEqualTo(DOORS);
        assertThat(overlay.all(HTTPRoute.class)).isEmpty();
    }

    @Test
    @DisplayName("k8s: the Gateway API opens the same doors")
    void opensTheSameDoorsByRoutes() throws IOException {
        Overlay overlay = Overlay.named("gateway-api");
        Set<Door> doors = overlay.all(HTTPRoute.class).stream()
                .flatMap(route -> route.getSpec().getRules().stream()
                        .flatMap(rule -> doors(route.getSpec().getHostnames().getFirst(), rule).stream()))
                .collect(Collectors.toSet());

        assertThat(doors).isEqualTo(DOORS);
        doors.forEach(door -> assertThat(
                        overlay.one(Service.class, door.service()).getSpec().getPorts())
                .extracting(ServicePort::getPort)
                .contains(door.port()));
        assertThat(overlay.all(Ingress.class)).isEmpty();
        assertRoutesHaveListeners(overlay);
    }

    private static void assertRoutesHaveListeners(Overlay overlay) throws IOException {
        List<Listener> listeners =
                overlay.one(Gateway.class, "storesync").getSpec().getListeners();
        for (Listener listener : listeners) {
            assertThat(listener.getProtocol()).isEqualTo("HTTPS");
            String secret = listener.getTls().getCertificateRefs().getFirst().getName();
            assertThat(Secrets.keys().get(secret)).contains("tls.crt", "tls.key");
        }
        for (HTTPRoute route : overlay.all(HTTPRoute.class)) {
            route.getSpec().getParentRefs().forEach(parent -> {
                assertThat(parent.getName()).isEqualTo("storesync");
                assertThat(listeners)
                        .filteredOn(it -> it.getName().equals(parent.getSectionName()))
                        .extracting(Listener::getHostname)
                        .isEqualTo(route.getSpec().getHostnames());
            });
        }
    }

    private static List<Door> doors(String host, HTTPRouteRule rule) {
        return rule.getMatches().stream()
                .map(match -> {
                    assertThat(match.getPath().getType()).isEqualTo("PathPrefix");
                    var backend = rule.getBackendRefs().getFirst();
                    return new Door(host, match.getPath().getValue(), backend.getName(), backend.getPort());
                })
                .toList();
    }

    private static int port(Overlay overlay, String service, String name) {
        return overlay.one(Service.class, service).getSpec().getPorts().stream()
                .filter(it -> it.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getPort();
    }
}
