package org.storesync.k8s.manifest;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Pods of one make: those of a Deployment or a Job, or those that CloudNativePG starts for a Cluster. */
public record Workload(String name, Map<String, String> labels, Map<String, Integer> ports) {

    /** All pods that an overlay starts. */
    public static List<Workload> of(Overlay overlay) {
        return Stream.concat(
                        overlay.templates().entrySet().stream().map(it -> of(it.getKey(), it.getValue())),
                        overlay.ofKind("Cluster").stream().map(Workload::ofCluster))
                .toList();
    }

    /** The pods of a Deployment. */
    public static Workload of(Deployment deployment) {
        return of(deployment.getMetadata().getName(), deployment.getSpec().getTemplate());
    }

    private static Workload of(String name, PodTemplateSpec template) {
        Map<String, Integer> ports = new TreeMap<>();
        template.getSpec().getContainers().forEach(container -> {
            for (ContainerPort port : container.getPorts()) {
                ports.put(port.getName(), port.getContainerPort());
            }
        });
        return new Workload(name, template.getMetadata().getLabels(), ports);
    }

    private static Workload ofCluster(Manifest cluster) {
        return new Workload(
                cluster.name(),
                Map.of("cnpg.io/cluster", cluster.name()),
                Map.of("postgresql", 5432, "status", 8000, "metrics", 9187));
    }

    /** Whether all labels of a selector are here. An empty selector takes all. */
    public boolean has(Map<String, String> selector) {
        return labels.entrySet().containsAll(selector.entrySet());
    }
}
