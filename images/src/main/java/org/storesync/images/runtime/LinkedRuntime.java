package org.storesync.images.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.process.Programs;

/** A Java runtime with only the modules that the services use, linked from a JDK. It is made once for each JDK and then kept. */
public final class LinkedRuntime {
    private static final String MODULES = String.join(
            ",",
            "java.base",
            "java.compiler",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.rmi",
            "java.scripting",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.transaction.xa",
            "java.xml",
            "jdk.jfr",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    private final Path jdk;
    private final Path cache;
    private final Path log;

    /** @param log gets what jlink says */
    public LinkedRuntime(Path jdk, Path cache, Path log) {
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
                + Integer.toHexString((jdk + MODULES + System.getProperty("os.arch")).hashCode()));
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
            int code = Programs.runLogged(
                    List.of(
                            jlink.toString(),
                            "--add-modules=" + MODULES,
                            "--compress=zip-6",
                            "--no-header-files",
                            "--no-man-pages",
                            "--output",
                            part.toString()),
                    Map.of(),
                    log);
            if (code != 0) {
                throw new LocalFailure("jlink of " + jdk + " failed; see " + log);
            }
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LocalFailure("can't write " + folder + ": " + e.getMessage(), e);
        }
    }
}
