package org.storesync.system.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The rendered manifests of an overlay, cut into files that podman plays: a Deployment or a migration each, with the ConfigMaps that it
 * names. Podman knows no Job and no probe, and takes a port of a container for one of this machine.
 */
final class PlayedManifests {
    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final List<String> NOT_PLAYED =
            List.of("ports", "lifecycle", "startupProbe", "livenessProbe", "readinessProbe");

    private final List<JsonNode> documents = new ArrayList<>();

    PlayedManifests(Path rendered) throws IOException {
        try (var all = YAML.readerFor(JsonNode.class).<JsonNode>readValues(rendered.toFile())) {
            all.forEachRemaining(documents::add);
        }
    }

    /** Writes the files of a service: {@code NAME.yaml}, and {@code NAME-migration.yaml}. */
    void write(String service, Path folder) throws IOException {
        ObjectNode deployment = document("Deployment", service).deepCopy();
        write(folder.resolve(service + ".yaml"), deployment, (ObjectNode) deployment.at("/spec/template/spec"));

        JsonNode job = document("Job", service + "-migration");
        ObjectNode pod = YAML.createObjectNode().put("apiVersion", "v1").put("kind", "Pod");
        pod.set("metadata", job.path("metadata"));
        pod.set("spec", job.at("/spec/template/spec").deepCopy());
        write(folder.resolve(service + "-migration.yaml"), pod, (ObjectNode) pod.path("spec"));
    }

    /** The keys of secrets that the containers of an overlay name, by the secret. */
    Map<String, Set<String>> secrets() {
        Map<String, Set<String>> secrets = new TreeMap<>();
        for (JsonNode document : documents) {
            for (JsonNode reference : document.findValues("secretKeyRef")) {
                secrets.computeIfAbsent(reference.path("name").asText(), name -> new TreeSet<>())
                        .add(reference.path("key").asText());
            }
        }
        return secrets;
    }

    private void write(Path file, ObjectNode document, ObjectNode pod) throws IOException {
        pod.remove("topologySpreadConstraints");
        List<String> documentsOfFile = new ArrayList<>();
        for (JsonNode container : pod.path("containers")) {
            ((ObjectNode) container).remove(NOT_PLAYED);
            for (JsonNode source : container.path("envFrom")) {
                documentsOfFile.add(YAML.writeValueAsString(
                        document("ConfigMap", source.at("/configMapRef/name").asText())));
            }
        }
        documentsOfFile.add(YAML.writeValueAsString(document));
        Files.writeString(file, String.join("", documentsOfFile));
    }

    private JsonNode document(String kind, String name) {
        return documents.stream()
                .filter(it -> it.path("kind").asText().equals(kind)
                        && it.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the overlay has no " + kind + " " + name));
    }
}
