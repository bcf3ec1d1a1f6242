package org.storesync.k8s.network;

import java.util.HashMap;
import java.util.Map;
import org.storesync.k8s.manifest.Overlay;
import org.storesync.k8s.manifest.Workload;

/**
 * One end of a connection: a pod, or a machine outside the cluster.
 *
 * @param namespace empty for a machine
 */
record Peer(
        String name,
        String namespace,
        Map<String, String> namespaceLabels,
        Map<String, String> labels,
        String address) {
    static Peer pod(
            String name,
            String namespace,
            Map<String, String> namespaceLabels,
            Map<String, String> labels,
            String address) {
        Map<String, String> all = new HashMap<>(namespaceLabels);
        all.put("kubernetes.io/metadata.name", namespace);
        return new Peer(name, namespace, Map.copyOf(all), labels, address);
    }

    static Peer of(Workload workload, int number) {
        return pod(workload.name(), Overlay.NAMESPACE, Map.of(), workload.labels(), "10.244.1." + number);
    }

    static Peer machine(String name, String address) {
        return new Peer(name, "", Map.of(), Map.of(), address);
    }
}
