package org.storesync.k8s.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One overlay as it is rendered and committed. A document is read when it is asked for, so a fault in one does not hide the others. */
public final class Overlay {
    /** The namespace of everything. */
    public static final String NAMESPACE = "storesync";

    private static final List<String> NAMES = List.of("dev", "production", "mirrored", "citus", "gateway-api");
    private static final Map<String, Overlay> READ = new ConcurrentHashMap<>();

    private final String name;
    private final List<Manifest> manifests;
    private final Map<Class<?>, List<HasMetadata>> models = new ConcurrentHashMap<>();

    private Overlay(String name) {
        this.name = name;
        try {
            manifests = YamlDocuments.read(Checkout.text("k8s/rendered/" + name + ".yaml"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("k8s/rendered/" + name + ".yaml can't be read: " + e.getMessage(), e);
        }
    }

    /** All overlays. */
    public static Stream<Overlay> all() {
        return NAMES.stream().map(Overlay::named);
    }

    /** The overlay of this name. */
    public static Overlay named(String name) {
        return READ.computeIfAbsent(name, Overlay::new);
    }

    public String name() {
        return name;
    }

    /** All documents. */
    public List<Manifest> manifests() {
        return manifests;
    }

    /** All documents of a kind that has a model. */
    public <T extends HasMetadata> List<T> all(Class<T> model) {
        return models
                .computeIfAbsent(
                        model,
                        kind -> manifests.stream()
                                .filter(manifest -> StrictModels.isOf(manifest, model))
                                .map(this::read)
                                .toList())
                .stream()
                .map(model::cast)
                .toList();
    }

    private HasMetadata read(Manifest manifest) {
        try {
            return StrictModels.read(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(name + ": " + manifest + " can't be read: " + e.getMessage(), e);
        }
    }

    /** The document of this kind and name. */
    public <T extends HasMetadata> T one(Class<T> model, String name) {
        return all(model).stream()
                .filter(it -> it.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(this.name + " has no " + model.getSimpleName() + " " + name));
    }

    /** All documents of a kind, by its name alone. */
    public List<Manifest> ofKind(String kind) {
        return manifests.stream().filter(it -> it.kind().equals(kind)).toList();
    }

    /** The Deployments of the five services. */
    public List<Deployment> services() {
        return all(Deployment.class).stream()
                .filter(it -> "service".equals(it.getMetadata().getLabels().get("app.kubernetes.io/component")))
                .toList();
    }

    /** The pods of all Deployments and Jobs, by the name of what starts them. */
    public Map<String, PodTemplateSpec> templates() {
        Map<String, PodTemplateSpec> templates = new TreeMap<>();
        all(Deployment.class)
                .forEach(it ->
                        templates.put(it.getMetadata().getName(), it.getSpec().getTemplate()));
        all(Job.class)
                .forEach(it ->
                        templates.put(it.getMetadata().getName(), it.getSpec().getTemplate()));
        return templates;
    }

    @Override
    public String toString() {
        return name;
    }
}
