package org.storesync.k8s.manifest;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Pods of one make: those of a Deployment, or those that CloudNativePG starts for a Cluster. */
public record Workload(String name, Map<String, String> labels, Map<String, Integer> ports) {

    /** All pods that an overlay starts. */
    public static List<Workload> of(Overlay overlay) {
        return Stream.concat(
                        overlay.all(Deployment.class).stream().map(Workload::of),
                        overlay.ofKind("Cluster").stream().map(Workload::ofCluster))
                .toList();
    }

    /** The pods of a Deployment. */
    public static Workload of(Deployment deployment) {
        Map<String, Integer> ports = new TreeMap<>();
        deployment.getSpec().getTemplate().getSpec().getContainers().forEach(container -> {
            for (ContainerPort port : container.getPorts()) {
                ports.put(port.getName(), port.getContainerPort());
            }
        });
        return new Workload(
                deployment.getMetadata().getName(),
                deployment.getSpec().getTemplate().getMetadata().getLabels(),
                ports);
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
