package org.storesync.k8s.settings;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.storesync.k8s.manifest.Overlay;

/** The environment of a container: what its ConfigMaps and its own lines set. A value that comes from a secret is empty here. */
record ServiceEnvironment(Map<String, String> values) {

    static ServiceEnvironment of(Overlay overlay, Deployment deployment) {
        return of(overlay, deployment.getSpec().getTemplate());
    }

    static ServiceEnvironment of(Overlay overlay, PodTemplateSpec pods) {
        Container container = pods.getSpec().getContainers().getFirst();
        Map<String, String> values = new TreeMap<>();
        for (EnvFromSource source : container.getEnvFrom()) {
            values.putAll(overlay.one(ConfigMap.class, source.getConfigMapRef().getName())
                    .getData());
        }
        for (EnvVar variable : container.getEnv()) {
            values.put(variable.getName(), variable.getValue() == null ? "" : variable.getValue());
        }
        return new ServiceEnvironment(values);
    }

    /** The addresses of others that it names. */
    List<URI> addresses() {
        return values.values().stream()
                .filter(value -> value.contains("://"))
                .map(value -> URI.create(value.startsWith("jdbc:") ? value.substring("jdbc:".length()) : value))
                .toList();
    }
}
