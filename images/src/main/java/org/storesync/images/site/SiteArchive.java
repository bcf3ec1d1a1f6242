package org.storesync.images.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.images.archive.Archive;
import org.storesync.images.archive.WrittenArchive;
import org.storesync.images.base.Architecture;
import org.storesync.local.host.LocalFailure;

/**
 * The site-agent for a Linux PC without Java: its packages with a Java runtime, or its native binary, and the files of {@code
 * site-agent/src/main/bundle}. It is made for the processor of this machine.
 */
public final class SiteArchive {
    private static final String MODULE = "site-agent";

    private final Path root;
    private final Path module;
    private final String version;
    private final List<Path> programs;
    private final @Nullable Path runtime;

    private SiteArchive(Path root, String version, List<Path> programs, @Nullable Path runtime) {
        this.root = root;
        this.module = root.resolve(MODULE);
        this.version = version;
        this.programs = programs;
        this.runtime = runtime;
    }

    /**
     * The packages and a Java runtime.
     *
     * @param root of the checkout
     * @param runtime the folder of the Java runtime
     */
    public static SiteArchive withJava(Path root, Path runtime, String version) {
        return new SiteArchive(root, version, packages(root, version), runtime);
    }

    /** The native binary, which needs no runtime and a third of the memory. */
    public static SiteArchive ofBinary(Path root, String version) {
        Path binary = binary(root, version);
        if (!Files.isExecutable(binary)) {
            throw new LocalFailure(
                    binary + " is missing: ./storesync native site-agent compiles it (needs GRAALVM_HOME)");
        }
        return new SiteArchive(root, version, List.of(binary), null);
    }

    /** Fails if the site-agent is not packaged. */
    public static void require(Path root, String version) {
        packages(root, version);
    }

    public WrittenArchive write(Path folder) {
        String top = "storesync-site-" + version;
        String kind = runtime == null ? "-native" : "";
        Path target = folder.resolve(top + "-linux-" + Architecture.ofThisMachine() + kind + ".tar.gz");
        try {
            Archive archive = new Archive(top)
                    .folder("", module.resolve("src/main/bundle"))
                    .file("LICENSE", root.resolve("LICENSE"))
                    .file("licences.md", root.resolve("docs/licences.md"));
            if (runtime == null) {
                archive.file("lib/" + MODULE, programs.getFirst());
            } else {
                archive.folder("runtime", runtime);
                for (Path jar : programs) {
                    archive.file("lib/" + jar.getFileName(), jar);
                }
            }
            return archive.write(target, true);
        } catch (IOException e) {
            throw new LocalFailure("can't write " + target + ": " + e.getMessage(), e);
        }
    }

    private static Path binary(Path root, String version) {
        return root.resolve(MODULE).resolve("target").resolve(MODULE + "-" + version + "-runner");
    }

    /** The site-agent's own package and those it needs. The build wrote where they are. */
    private static List<Path> packages(Path root, String version) {
        Path target = root.resolve(MODULE).resolve("target");
        List<Path> packages = new ArrayList<>();
        try {
            packages.add(target.resolve(MODULE + "-" + version + ".jar"));
            for (String jar :
                    Files.readString(target.resolve("classpath")).strip().split(":", -1)) {
                packages.add(Path.of(jar));
            }
        } catch (IOException _) {
            packages.clear();
        }
        if (packages.isEmpty() || !packages.stream().allMatch(Files::isRegularFile)) {
            throw new LocalFailure(
                    root.resolve(MODULE) + " is not packaged yet: run ./mvnw package -Dquick -DskipTests");
        }
        return packages;
    }
}
