package org.storesync.images.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.process.Programs;

/**
 * A minimal root of Debian: the C library and what a Java runtime or a native binary links to. It has no shell and no package manager.
 * It is made once and then kept, so that images made again have the same base.
 */
public final class DebianRoot {
    static final String PROGRAM = "mmdebstrap";

    private static final String RELEASE = "bookworm";
    private static final String PACKAGES = "base-files,base-passwd,libc6,libgcc-s1,libstdc++6,netbase,zlib1g";
    /** Files that are newer get this time, so that the same packages make the same tar. */
    private static final Map<String, String> FIXED_TIME = Map.of("SOURCE_DATE_EPOCH", "1");

    private final Path cache;
    private final Path log;
    private final @Nullable Path program;

    /** @param log gets what mmdebstrap says */
    public DebianRoot(Path cache, Path log) {
        this(cache, log, Programs.find(PROGRAM).orElse(null));
    }

    DebianRoot(Path cache, Path log, @Nullable Path program) {
        this.cache = cache;
        this.log = log;
        this.program = program;
    }

    /** The root as an image. The first call makes it. */
    public Base base() {
        Path archive = archive();
        if (!Files.isRegularFile(archive)) {
            make(archive);
        }
        return new TarBase(archive);
    }

    Path archive() {
        return cache.resolve("base-" + RELEASE + "-" + Architecture.ofThisMachine() + "-"
                + Integer.toHexString(PACKAGES.hashCode()) + ".tar");
    }

    private void make(Path archive) {
        if (program == null) {
            throw new LocalFailure(PROGRAM + ", which makes the base of the images, is missing: run apt-get install "
                    + PROGRAM + " as root, or bring a base with --base NAME|TAR");
        }
        Path root = cache.resolve("base-root.tar");
        Path clean = cache.resolve("base-clean.tar");
        Path part = cache.resolve("base.tar.part");
        try {
            Files.createDirectories(cache);
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.deleteIfExists(root);
            int code = Programs.runLogged(
                    List.of(program.toString(), "--variant=extract", "--include=" + PACKAGES, RELEASE, root.toString()),
                    FIXED_TIME,
                    log);
            if (code != 0 || !Files.isRegularFile(root)) {
                throw new LocalFailure(PROGRAM + " failed: it needs root and Debian's packages by apt; see " + log
                        + ", or bring a base with --base NAME|TAR");
            }
            CleanRoot.copy(root, clean);
            DockerArchive.write(clean, part);
            Files.move(part, archive, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(root);
            Files.delete(clean);
        } catch (IOException e) {
            throw new LocalFailure("can't write " + archive + ": " + e.getMessage(), e);
        }
    }
}
