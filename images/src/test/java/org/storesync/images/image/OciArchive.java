package org.storesync.images.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** An OCI archive, as an engine reads it. */
public final class OciArchive {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, byte[]> files = new HashMap<>();

    public OciArchive(Path tar) throws IOException {
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
    }

    public String reference() throws IOException {
        return described()
                .path("annotations")
                .path("org.opencontainers.image.ref.name")
                .asText();
    }

    String digest() throws IOException {
        return described().path("digest").asText();
    }

    JsonNode config() throws IOException {
        return blob(manifest().path("config").path("digest").asText());
    }

    /** Digests of the layers, the base first. */
    List<String> layers() throws IOException {
        return manifest()
                .path("layers")
                .valueStream()
                .map(layer -> layer.path("digest").asText())
                .toList();
    }

    /** The files of a layer: mode, owner and path. */
    List<String> files(int layer) throws IOException {
        List<String> found = new ArrayList<>();
        byte[] packed = files.get(file(layers().get(layer)));
        try (InputStream unpacked = new GZIPInputStream(new ByteArrayInputStream(packed));
                TarArchiveInputStream in = new TarArchiveInputStream(unpacked)) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    found.add("%o %d:%d %s"
                            .formatted(
                                    entry.getMode() & 0777,
                                    entry.getLongUserId(),
                                    entry.getLongGroupId(),
                                    entry.getName()));
                }
            }
        }
        return found;
    }

    private JsonNode described() throws IOException {
        return JSON.readTree(files.get("index.json")).path("manifests").path(0);
    }

    private JsonNode manifest() throws IOException {
        return blob(digest());
    }

    private JsonNode blob(String digest) throws IOException {
        return JSON.readTree(files.get(file(digest)));
    }

    private static String file(String digest) {
        return "blobs/" + digest.replace(':', '/');
    }
}
