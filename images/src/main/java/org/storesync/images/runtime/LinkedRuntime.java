package org.storesync.images.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.process.Programs;

/** A Java runtime with only the modules that its programs use, linked from a JDK. It is made once for each JDK and then kept. */
public final class LinkedRuntime {
    private final RuntimeParts parts;
    private final Path jdk;
    private final Path cache;
    private final Path log;

    /** @param log gets what jlink says */
    public LinkedRuntime(RuntimeParts parts, Path jdk, Path cache, Path log) {
        this.parts = parts;
        this.jdk = jdk;
        this.cache = cache;
        this.log = log;
    }

    /** The folder of the runtime. The first call makes it. */
    public Path folder() {
        Path folder = kept();
        if (!Files.isDirectory(folder)) {
            link(folder);
        }
        return folder;
    }

    private Path kept() {
        return cache.resolve("java-" + Runtime.version() + "-"
                + Integer.toHexString(
                        (jdk + String.join(",", parts.options()) + System.getProperty("os.arch")).hashCode()));
    }

    private void link(Path folder) {
        Path jlink = jdk.resolve("bin/jlink");
        if (!Files.isExecutable(jlink)) {
            throw new LocalFailure(jdk + " has no jlink: set JAVA_HOME to a whole JDK");
        }
        Path part = cache.resolve(
                folder.getFileName() + ".part-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(cache);
            Files.createDirectories(log.toAbsolutePath().getParent());
            List<String> line = new ArrayList<>(List.of(jlink.toString()));
            line.addAll(parts.options());
            line.addAll(List.of("--output", part.toString()));
            int code = Programs.runLogged(line, Map.of(), log);
            if (code != 0) {
                throw new LocalFailure("jlink of " + jdk + " failed; see " + log);
            }
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalFailure("can't write " + folder + ": " + e.getMessage(), e);
        }
    }
}
