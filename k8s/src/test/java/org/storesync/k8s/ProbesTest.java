package org.storesync.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.openshift.api.model.monitoring.v1.Endpoint;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storesync.k8s.manifest.Checkout;
import org.storesync.k8s.manifest.Overlay;
import org.storesync.k8s.manifest.Workload;

/** Compares ports and paths with the properties of the services. */
class ProbesTest {
    private static final String OVERLAYS = "org.storesync.k8s.manifest.Overlay#all";

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName("k8s: probes point at paths and ports that the service has")
    void probesWhatTheServiceHas(Overlay overlay) {
        for (Deployment service : overlay.services()) {
            String name = service.getMetadata().getName();
            Properties properties = Checkout.properties(name);
            String health = path(properties, "quarkus.smallrye-health.root-path");
            Container container =
                    service.getSpec().getTemplate().getSpec().getContainers().getFirst();

            assertThat(properties).as(name).containsEntry("quarkus.management.enabled", "true");
            assertThat(Workload.of(service).ports())
                    .as(name)
                    .isEqualTo(Map.of(
                            "http", Integer.valueOf(properties.getProperty("quarkus.http.port")),
                            "management", Integer.valueOf(properties.getProperty("quarkus.management.port"))));
            assertProbe(container.getStartupProbe(), health + "/started");
            assertProbe(container.getLivenessProbe(), health + "/live");
            assertProbe(container.getReadinessProbe(), health + "/ready");
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName(
            "k8s: a start has minutes on a busy machine, and an ill replica leaves the traffic before it is killed")
    void isPatientInTheRightPlaces(Overlay overlay) {
        for (Deployment service : overlay.services()) {
            Container container =
                    service.getSpec().getTemplate().getSpec().getContainers().getFirst();
            assertThat(seconds(container.getStartupProbe())).isBetween(120, 300);
            assertThat(seconds(container.getReadinessProbe())).isLessThan(seconds(container.getLivenessProbe()));
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    @DisplayName("k8s: Prometheus asks where each service has its figures")
    void readsFiguresWhereTheyAre(Overlay overlay) {
        for (ServiceMonitor monitor : overlay.all(ServiceMonitor.class)) {
            for (Endpoint endpoint : monitor.getSpec().getEndpoints()) {
                assertThat(overlay.services())
                        .extracting(it -> path(
                                Checkout.properties(it.getMetadata().getName()),
                                "quarkus.micrometer.export.prometheus.path"))
                        .containsOnly(endpoint.getPath());
            }
        }
    }

    private static void assertProbe(Probe probe, String path) {
        assertThat(probe.getHttpGet().getPath()).isEqualTo(path);
        assertThat(probe.getHttpGet().getPort().getStrVal()).isEqualTo("management");
    }

    private static int seconds(Probe probe) {
        return probe.getPeriodSeconds() * probe.getFailureThreshold();
    }

    private static String path(Properties properties, String name) {
        String root = properties.getProperty("quarkus.management.root-path");
        return root.replaceAll("/$", "") + properties.getProperty(name);
    }
}
