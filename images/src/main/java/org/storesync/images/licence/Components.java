package org.storesync.images.licence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.storesync.local.host.LocalFailure;

/** Reads the list of components (CycloneDX) that the build makes of a module. Our own modules are left out. */
final class Components {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "org.storesync";

    private Components() {}

    static List<Library> read(Path file) {
        try {
            return read(JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new LocalFailure("can't read " + file + ": " + e.getMessage(), e);
        }
    }

    static List<Library> read(JsonNode list) {
        List<Library> libraries = new ArrayList<>();
        for (JsonNode component : list.path("components")) {
            String group = component.path("group").asText();
            if (!group.equals(OURS)) {
                libraries.add(new Library(
                        group,
                        component.path("name").asText(),
                        component.path("version").asText(),
                        licences(component)));
            }
        }
        return libraries;
    }

    private static List<String> licences(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode each : component.path("licenses")) {
            JsonNode licence = each.path("license");
            String said = each.path("expression")
                    .asText(licence.path("id").asText(licence.path("name").asText()));
            if (!said.isBlank()) {
                licences.add(said.strip());
            }
        }
        return licences.stream().sorted().distinct().toList();
    }
}
