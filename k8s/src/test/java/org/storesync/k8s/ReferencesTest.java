package org.storesync.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.storesync.k8s.manifest.Overlay;
import org.storesync.k8s.manifest.Secrets;
import org.storesync.k8s.manifest.Workload;

/** Whatever a manifest names is there: pods, ports, ConfigMaps, secrets and their keys. */
@DisplayName("k8s: every reference resolves")
class ReferencesTest {
    private static final String OVERLAYS = "org.storesync.k8s.manifest.Overlay#all";
    private static Map<String, Set<String>> secrets = Map.of();

    @BeforeAll
    static void readSecrets() throws IOException {
        secrets = Secrets.keys();
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void selectorsOfDeploymentsTakeTheirPods(Overlay overlay) {
        for (Deployment deployment : overlay.all(Deployment.class)) {
            assertThat(selected(overlay, deployment.getSpec().getSelector().getMatchLabels()))
                    .containsExactly(deployment.getMetadata().getName());
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void servicesLeadToNamedPortsOfTheirPods(Overlay overlay) {
        for (Service service : overlay.all(Service.class)) {
            String name = service.getMetadata().getName();
            assertThat(selected(overlay, service.getSpec().getSelector())).containsExactly(name);
            Workload pods = Workload.of(overlay.one(Deployment.class, name));
            for (ServicePort port : service.getSpec().getPorts()) {
                assertThat(pods.ports())
                        .as(name)
                        .containsEntry(port.getTargetPort().getStrVal(), port.getPort());
            }
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void scalersAndBudgetsAreForADeployment(Overlay overlay) {
        for (HorizontalPodAutoscaler scaler : overlay.all(HorizontalPodAutoscaler.class)) {
            assertThat(scaler.getSpec().getScaleTargetRef().getKind()).isEqualTo("Deployment");
            overlay.one(Deployment.class, scaler.getSpec().getScaleTargetRef().getName());
        }
        for (PodDisruptionBudget budget : overlay.all(PodDisruptionBudget.class)) {
            assertThat(selected(overlay, budget.getSpec().getSelector().getMatchLabels()))
                    .containsExactly(budget.getMetadata().getName());
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void spreadCountsTheDeploymentsOwnPods(Overlay overlay) {
        for (Deployment deployment : overlay.all(Deployment.class)) {
            pod(deployment)
                    .getTopologySpreadConstraints()
                    .forEach(it -> assertThat(
                                    selected(overlay, it.getLabelSelector().getMatchLabels()))
                            .containsExactly(deployment.getMetadata().getName()));
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void policiesSelectPods(Overlay overlay) {
        for (NetworkPolicy policy : overlay.all(NetworkPolicy.class)) {
            assertThat(selected(overlay, policy.getSpec().getPodSelector().getMatchLabels()))
                    .as(policy.getMetadata().getName())
                    .isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void monitorsFindPorts(Overlay overlay) {
        for (ServiceMonitor monitor : overlay.all(ServiceMonitor.class)) {
            List<Service> services = overlay.all(Service.class).stream()
                    .filter(it -> it.getMetadata()
                            .getLabels()
                            .entrySet()
                            .containsAll(monitor.getSpec()
                                    .getSelector()
                                    .getMatchLabels()
                                    .entrySet()))
                    .toList();
            assertThat(services).hasSize(5);
            monitor.getSpec()
                    .getEndpoints()
                    .forEach(endpoint -> assertThat(services)
                            .allMatch(service -> service.getSpec().getPorts().stream()
                                    .anyMatch(port -> port.getName().equals(endpoint.getPort()))));
        }
        for (PodMonitor monitor : overlay.all(PodMonitor.class)) {
            monitor.getSpec()
                    .getPodMetricsEndpoints()
                    .forEach(endpoint -> assertThat(Workload.of(overlay))
                            .filteredOn(pods ->
                                    pods.has(monitor.getSpec().getSelector().getMatchLabels()))
                            .hasSize(1)
                            .allMatch(pods -> pods.ports().containsKey(endpoint.getPort())));
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void environmentComesFromConfigMapsAndSecretsThatExist(Overlay overlay) {
        for (PodTemplateSpec pods : overlay.templates().values()) {
            for (Container container : pods.getSpec().getContainers()) {
                container
                        .getEnvFrom()
                        .forEach(it -> overlay.one(
                                ConfigMap.class, it.getConfigMapRef().getName()));
                assertThat(container.getEnv()).extracting(EnvVar::getName).doesNotHaveDuplicates();
                for (EnvVar variable : container.getEnv()) {
                    if (variable.getValueFrom() != null) {
                        SecretKeySelector key = variable.getValueFrom().getSecretKeyRef();
                        assertSecret(key.getName(), key.getKey());
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource(OVERLAYS)
    void volumesAreThereAndMounted(Overlay overlay) {
        for (PodTemplateSpec pods : overlay.templates().values()) {
            Set<String> mounted = new TreeSet<>();
            PodSpec pod = pods.getSpec();
            Stream.concat(pod.getInitContainers().stream(), pod.getContainers().stream())
                    .flatMap(container -> container.getVolumeMounts().stream())
                    .map(VolumeMount::getName)
                    .forEach(mounted::add);
            assertThat(pod.getVolumes()).extracting(Volume::getName).containsExactlyInAnyOrderElementsOf(mounted);
            for (Volume volume : pod.getVolumes()) {
                if (volume.getConfigMap() != null) {
                    overlay.one(ConfigMap.class, volume.getConfigMap().getName());
                }
                if (volume.getSecret() != null) {
                    volume.getSecret()
                            .getItems()
                            .forEach(item -> assertSecret(volume.getSecret().getSecretName(), item.getKey()));
                }
            }
        }
    }

    @Test
    void everyMadeSecretIsUsed() throws IOException {
        String production = Overlay.named("production").manifests().stream()
                .map(it -> it.json().toString())
                .collect(Collectors.joining());
        for (Secret secret : Secrets.made()) {
            assertThat(production).contains('"' + secret.getMetadata().getName() + '"');
            secret.getStringData()
                    .keySet()
                    .forEach(key -> assertThat(production).contains('"' + key + '"'));
        }
    }

    private static void assertSecret(String name, String key) {
        assertThat(secrets).containsKey(name);
        assertThat(secrets.get(name)).as(name).contains(key);
    }

    private static List<String> selected(Overlay overlay, Map<String, String> selector) {
        return Workload.of(overlay).stream()
                .filter(it -> it.has(selector))
                .map(Workload::name)
                .toList();
    }

    private static PodSpec pod(Deployment deployment) {
        return deployment.getSpec().getTemplate().getSpec();
    }
}
