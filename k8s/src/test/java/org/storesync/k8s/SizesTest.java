package org.storesync.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.storesync.client.config.ClientConfig;
import org.storesync.k8s.manifest.Checkout;
import org.storesync.k8s.manifest.Overlay;
import org.storesync.model.WireLimits;

/** Numbers of the manifests beside what was measured, and beside the limits of services and database. */
class SizesTest {
    private static final String OVERLAYS = "org.storesync.k8s.manifest.Overlay#all";
    /** Connections for CloudNativePG, the administrator and standbys. */
    private static final int RESERVED_CONNECTIONS = 20;

    private static final int KEYCLOAK_CONNECTIONS = 20;
    private static final int READER_AND_SENDER = 2;
    /** A migration has one for its work, one for Flyway's lock, and those that a pool opens at its start. */
    private static final int MIGRATION_CONNECTIONS = 4;

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName(
            "k8s: a memory limit is a quarter above what was measured under load, a request above the idle service")
    void limitsAreAboveMeasuredUse(Overlay overlay) {
        for (Deployment service : overlay.services()) {
            Container container =
                    service.getSpec().getTemplate().getSpec().getContainers().getFirst();
            String name = service.getMetadata().getName();
            assertThat(bytes(container.getResources().getLimits().get("memory")))
                    .as("%s: limit", name)
                    .isGreaterThan(measured(name, "after the benches before").multiply(new BigDecimal("1.25")));
            assertThat(bytes(container.getResources().getRequests().get("memory")))
                    .as("%s: request", name)
                    .isGreaterThan(measured(name, "idle"));
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName(
            "zero downtime: a service has time to tell balancers, to end its calls and its transactions before it is killed")
    void leavesTimeToEndCalls(Overlay overlay) {
        for (Deployment service : overlay.services()) {
            PodSpec pod = service.getSpec().getTemplate().getSpec();
            Properties properties = Checkout.properties(service.getMetadata().getName());
            assertThat(properties)
                    .as("calls are taken while balancers learn that the service ends")
                    .containsEntry("quarkus.shutdown.delay-enabled", "true");
            assertThat(seconds(properties, "quarkus.shutdown.delay"))
                    .as("the nodes learn within some seconds")
                    .isGreaterThanOrEqualTo(5);
            assertThat(pod.getTerminationGracePeriodSeconds())
                    .as("%s", service.getMetadata().getName())
                    .isGreaterThan(seconds(properties, "quarkus.shutdown.delay")
                            + seconds(properties, "quarkus.shutdown.timeout")
                            + endMax() * READER_AND_SENDER);
        }
    }

    private static long seconds(Properties properties, String name) {
        return Long.parseLong(properties.getProperty(name).replaceAll("[sS]$", ""));
    }

    /** How long readers and senders have to end: the default of sync.client.end-max. */
    private static long endMax() {
        try {
            String told = ClientConfig.class
                    .getMethod("endMax")
                    .getAnnotation(WithDefault.class)
                    .value();
            return Long.parseLong(told.replace("s", ""));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "mirrored", "citus", "gateway-api"})
    @DisplayName("k8s: all pools together, with one more replica of each during an update, fit the database")
    void poolsFitTheDatabase(String name) {
        Overlay overlay = Overlay.named(name);
        int connections = KEYCLOAK_CONNECTIONS
                + RESERVED_CONNECTIONS
                + MIGRATION_CONNECTIONS * overlay.all(Job.class).size();
        for (Deployment service : overlay.services()) {
            String pool = Checkout.properties(service.getMetadata().getName())
                    .getProperty("quarkus.datasource.jdbc.max-size");
            connections += Integer.parseInt(pool) * (mostReplicas(overlay, service) + 1);
        }

        JsonNode database = overlay.ofKind("Cluster").getFirst().json();
        assertThat(connections)
                .isLessThanOrEqualTo(database.at("/spec/postgresql/parameters/max_connections")
                        .asInt());
    }

    @ParameterizedTest
    @ValueSource(strings = {"production", "citus", "gateway-api"})
    @DisplayName("k8s: each service has two replicas or more, spread over nodes and zones")
    void hasReplicasApart(String name) {
        Overlay overlay = Overlay.named(name);
        for (Deployment service : overlay.services()) {
            assertThat(fewestReplicas(overlay, service)).isGreaterThanOrEqualTo(2);
            assertThat(service.getSpec().getTemplate().getSpec().getTopologySpreadConstraints())
                    .extracting("topologyKey")
                    .containsExactlyInAnyOrder("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName(
            "k8s: an update takes no replica away before the next one is ready, and a drained node takes one at a time")
    void staysUpDuringUpdates(Overlay overlay) {
        for (Deployment service : overlay.services()) {
            assertThat(service.getSpec()
                            .getStrategy()
                            .getRollingUpdate()
                            .getMaxUnavailable()
                            .getIntVal())
                    .isZero();
            PodDisruptionBudget budget =
                    overlay.one(PodDisruptionBudget.class, service.getMetadata().getName());
            assertThat(budget.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
            assertThat(scaler(overlay, service) == null)
                    .as("replicas are given by the Deployment or by the scaler, never by both")
                    .isEqualTo(service.getSpec().getReplicas() != null);
        }
    }

    @Test
    @DisplayName("k8s: the door lets through as large a body as the gateway takes")
    void doorTakesWhatTheGatewayTakes() {
        String limit = (WireLimits.BATCH_BYTES >> 20) + "m";
        assertThat(Overlay.named("production")
                        .one(Ingress.class, "sync-gateway")
                        .getMetadata()
                        .getAnnotations())
                .containsEntry("nginx.ingress.kubernetes.io/proxy-body-size", limit)
                .containsEntry("nginx.org/client-max-body-size", limit)
                .containsEntry("haproxy-ingress.github.io/proxy-body-size", limit);
    }

    private static int mostReplicas(Overlay overlay, Deployment service) {
        HorizontalPodAutoscaler scaler = scaler(overlay, service);
        return scaler == null
                ? service.getSpec().getReplicas()
                : scaler.getSpec().getMaxReplicas();
    }

    private static int fewestReplicas(Overlay overlay, Deployment service) {
        HorizontalPodAutoscaler scaler = scaler(overlay, service);
        return scaler == null
                ? service.getSpec().getReplicas()
                : scaler.getSpec().getMinReplicas();
    }

    private static @Nullable HorizontalPodAutoscaler scaler(Overlay overlay, Deployment service) {
        return overlay.all(HorizontalPodAutoscaler.class).stream()
                .filter(it -> it.getSpec()
                        .getScaleTargetRef()
                        .getName()
                        .equals(service.getMetadata().getName()))
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal bytes(Quantity quantity) {
        return Quantity.getAmountInBytes(quantity);
    }

    /** A line of docs/performance.md, such as {@code | services | sync-gateway (JVM), idle | 290.8 | MB}. */
    private static BigDecimal measured(String service, String what) {
        Matcher line = Pattern.compile("\\| " + service + " \\(JVM\\), " + what + " +\\| ([0-9.]+) \\| MB")
                .matcher(Checkout.text("docs/performance.md"));
        assertThat(line.find()).as("docs/performance.md: %s, %s", service, what).isTrue();
        return new BigDecimal(line.group(1)).multiply(BigDecimal.valueOf(1_000_000));
    }
}
