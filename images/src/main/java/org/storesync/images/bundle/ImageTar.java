package org.storesync.images.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.storesync.local.host.WrongUsage;

/**
 * An image in a tar that somebody else made: an OCI archive, or what {@code docker save} and {@code podman save} write.
 *
 * @param names as engines know it after they loaded the tar
 * @param digest of its manifest; in a tar without one, of its configuration, which engines call the image's id
 */
public record ImageTar(Path tar, Set<String> names, String digest) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OCI = "index.json";
    private static final String DOCKER = "manifest.json";
    private static final int DESCRIPTION_BYTES_MAX = 1 << 20;

    public static ImageTar read(Path tar) {
        Map<String, JsonNode> found = new HashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(OCI) || entry.getName().equals(DOCKER)) {
                    found.put(entry.getName(), JSON.readTree(in.readNBytes(DESCRIPTION_BYTES_MAX)));
                }
            }
        } catch (IOException e) {
            throw noImage(tar);
        }
        Set<String> names = new LinkedHashSet<>();
        String digest = "";
        for (JsonNode image : found.getOrDefault(DOCKER, JSON.createArrayNode())) {
            image.path("RepoTags").forEach(name -> names.add(name.asText()));
            digest = configDigest(image.path("Config").asText());
        }
        for (JsonNode image : found.getOrDefault(OCI, JSON.createObjectNode()).path("manifests")) {
            JsonNode notes = image.path("annotations");
            String name = notes.path("io.containerd.image.name")
                    .asText(notes.path("org.opencontainers.image.ref.name").asText());
            if (name.contains("/")) {
                names.add(name);
            }
            digest = image.path("digest").asText();
        }
        if (names.isEmpty() || digest.isEmpty()) {
            throw noImage(tar);
        }
        return new ImageTar(tar, names, digest);
    }

    /** {@code abc.json} or {@code blobs/sha256/abc}. */
    private static String configDigest(String file) {
        return "sha256:" + file.substring(file.lastIndexOf('/') + 1).replace(".json", "");
    }

    private static WrongUsage noImage(Path tar) {
        return new WrongUsage(
                "--with: " + tar + " is no image with a name: write it by podman save NAME:TAG -o FILE.tar");
    }
}
