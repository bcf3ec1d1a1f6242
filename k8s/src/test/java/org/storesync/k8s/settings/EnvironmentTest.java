package org.storesync.k8s.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storesync.k8s.manifest.Checkout;
import org.storesync.k8s.manifest.Overlay;

/** Compares what the manifests set with what the services understand, and the addresses with what is there. */
class EnvironmentTest {
    private static final String OVERLAYS = "org.storesync.k8s.manifest.Overlay#all";
    /** The java command reads it. */
    private static final String OF_JAVA = "JDK_JAVA_OPTIONS";

    private static final Set<String> KEYS = Set.of(
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD",
            "QUARKUS_FLYWAY_USERNAME",
            "QUARKUS_FLYWAY_PASSWORD",
            "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET",
            "SYNC_AUDIT_KEY",
            "SYNC_GATEWAY_SECRET_KEY",
            "SYNC_ROUTING_CURSOR_KEY");

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName("k8s: each variable of a service is a setting of that service, read at run time")
    void setsOnlyWhatTheServiceKnows(Overlay overlay) {
        for (Deployment service : overlay.services()) {
            String name = service.getMetadata().getName();
            Set<String> set = new TreeSet<>(
                    ServiceEnvironment.of(overlay, service).values().keySet());
            set.remove(OF_JAVA);
            assertThat(KnownSettings.variables(name)).as(name).containsAll(set);
        }
    }

    @Test
    @DisplayName("k8s: a variable that only another service knows, or that the build has fixed, is not known")
    void knowsWhoseASettingIs() {
        assertThat(KnownSettings.variables("routing-service"))
                .contains(
                        "SYNC_ROUTING_PULL_RECORDS_MAX",
                        "SYNC_ROUTING_BUDGET_MEMORY_BYTES",
                        "QUARKUS_DATASOURCE_JDBC_MAX_SIZE")
                .doesNotContain("SYNC_CLIENT_URL", "SYNC_GATEWAY_ROUTING_URL", "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET")
                .doesNotContain("QUARKUS_MANAGEMENT_ENABLED", "QUARKUS_DATASOURCE_DB_KIND");
        assertThat(KnownSettings.variables("transfer-service"))
                .contains("SYNC_CLIENT_URL", "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET")
                .doesNotContain("SYNC_AUDIT_KEY", "SYNC_CLIENT_ADDRESS");
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName("k8s: all five services are there, and each has an image of this version")
    void startsAllServices(Overlay overlay) {
        assertThat(overlay.services().stream().map(it -> it.getMetadata().getName()))
                .containsExactlyInAnyOrderElementsOf(KnownSettings.services());
        for (Deployment service : overlay.services()) {
            assertThat(container(service).getImage())
                    .isEqualTo("localhost/storesync/" + service.getMetadata().getName() + ":" + Checkout.version());
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName("k8s: no key or password is in a manifest")
    void takesKeysFromSecrets(Overlay overlay) {
        for (Deployment service : overlay.services()) {
            for (EnvVar variable : container(service).getEnv()) {
                assertThat(variable.getValue()).as(variable.getName()).isNull();
                assertThat(variable.getValueFrom().getSecretKeyRef())
                        .as(variable.getName())
                        .isNotNull();
            }
            assertThat(ServiceEnvironment.of(overlay, service).values().entrySet().stream()
                            .filter(it -> !it.getValue().isEmpty())
                            .map(Map.Entry::getKey))
                    .doesNotContainAnyElementsOf(KEYS);
        }
        assertThat(overlay.ofKind("Secret")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName("k8s: each address in a service's environment leads to a port that is there")
    void namesAddressesThatExist(Overlay overlay) {
        Set<String> there =
                Stream.concat(ofServices(overlay), ofOthers(overlay)).collect(Collectors.toSet());

        for (Deployment service : overlay.services()) {
            assertThat(ServiceEnvironment.of(overlay, service).addresses())
                    .as(service.getMetadata().getName())
                    .isNotEmpty()
                    .extracting(EnvironmentTest::end)
                    .isSubsetOf(there);
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName("k8s: a service is given the addresses of those it calls, and of no others")
    void namesOnlyThoseItCalls(Overlay overlay) {
        for (Deployment service : overlay.services()) {
            Set<String> called = ServiceEnvironment.of(overlay, service).addresses().stream()
                    .map(URI::getHost)
                    .filter(KnownSettings.services()::contains)
                    .collect(Collectors.toSet());
            assertThat(called)
                    .isEqualTo(
                            switch (service.getMetadata().getName()) {
                                case "routing-service" -> Set.of();
                                case "reporting-service" -> Set.of("routing-service", "sync-gateway");
                                default -> Set.of("routing-service");
                            });
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName("k8s: each service has its own database, and routing of overlay citus a coordinator's")
    void givesEachServiceItsDatabase(Overlay overlay) {
        Set<String> databases = overlay.services().stream()
                .map(it -> database(overlay, it))
                .map(URI::getPath)
                .collect(Collectors.toSet());

        assertThat(databases)
                .containsExactlyInAnyOrder("/gateway", "/routing", "/master_data", "/transfer", "/reporting");
        String host = database(overlay, overlay.one(Deployment.class, "routing-service"))
                .getHost();
        assertThat(host)
                .isEqualTo(
                        switch (overlay.name()) {
                            case "dev" -> "host.containers.internal";
                            case "citus" -> "coordinator.citus";
                            default -> "database-rw";
                        });
    }

    private static URI database(Overlay overlay, Deployment service) {
        return ServiceEnvironment.of(overlay, service).addresses().stream()
                .filter(it -> "postgresql".equals(it.getScheme()))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<String> ofServices(Overlay overlay) {
        return overlay.all(Service.class).stream()
                .flatMap(it -> it.getSpec().getPorts().stream()
                        .map(ServicePort::getPort)
                        .map(port -> it.getMetadata().getName() + ":" + port));
    }

    /** What is outside, or what CloudNativePG makes. */
    private static Stream<String> ofOthers(Overlay overlay) {
        Stream<String> clusters = overlay.ofKind("Cluster").stream().map(it -> it.name() + "-rw:5432");
        Stream<String> outside = switch (overlay.name()) {
            case "dev" -> Stream.of("host.containers.internal:18002", "host.containers.internal:18004");
            case "citus" -> Stream.of("coordinator.citus:5432");
            default -> Stream.of();
        };
        return Stream.concat(clusters, outside);
    }

    private static String end(URI address) {
        return address.getHost() + ":" + address.getPort();
    }

    private static Container container(Deployment service) {
        return service.getSpec().getTemplate().getSpec().getContainers().getFirst();
    }
}
