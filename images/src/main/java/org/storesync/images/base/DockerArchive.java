package org.storesync.images.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.storesync.local.host.Sha256;

/** Makes a tar of a root file system an image: one layer, in the form that {@code docker save} writes. */
public final class DockerArchive {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LAYER = "layer.tar";
    private static final String CONFIG = "config.json";

    private DockerArchive() {}

    public static void write(Path root, Path archive) throws IOException {
        String sum = Sha256.of(root);
        Map<String, Object> config = Map.of(
                "architecture",
                Architecture.ofThisMachine(),
                "os",
                "linux",
                "config",
                Map.of(),
                "rootfs",
                Map.of("type", "layers", "diff_ids", List.of("sha256:" + sum)));
        Map<String, Object> manifest = Map.of("Config", CONFIG, "RepoTags", List.of(), "Layers", List.of(LAYER));
        try (TarArchiveOutputStream out =
                new TarArchiveOutputStream(Files.newOutputStream(archive), StandardCharsets.UTF_8.name())) {
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            out.putArchiveEntry(entry(LAYER, Files.size(root)));
            Files.copy(root, out);
            out.closeArchiveEntry();
            put(out, CONFIG, config);
            put(out, "manifest.json", List.of(manifest));
        }
    }

    private static void put(TarArchiveOutputStream out, String name, Object json) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(json);
        out.putArchiveEntry(entry(name, bytes.length));
        out.write(bytes);
        out.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String name, long size) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setModTime(0L);
        return entry;
    }
}
