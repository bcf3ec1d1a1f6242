package org.storesync.images.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.storesync.images.archive.Archive;
import org.storesync.images.archive.WrittenArchive;
import org.storesync.images.base.Architecture;
import org.storesync.local.host.LocalFailure;

/**
 * The site-agent for a Linux PC without Java: its packages, a Java runtime, the files of {@code site-agent/src/main/bundle}. It is made
 * for the processor of this machine.
 */
public final class SiteArchive {
    private static final String MODULE = "site-agent";

    private final Path root;
    private final Path module;
    private final Path runtime;
    private final String version;

    /**
     * @param root of the checkout
     * @param runtime the folder of the Java runtime
     */
    public SiteArchive(Path root, Path runtime, String version) {
        this.root = root;
        this.module = root.resolve(MODULE);
        this.runtime = runtime;
        this.version = version;
    }

    /** Fails if the site-agent is not packaged. */
    public static void require(Path root, String version) {
        new SiteArchive(root, root, version).packages();
    }

    public WrittenArchive write(Path folder) {
        List<Path> packages = packages();
        String top = "storesync-site-" + version;
        Path target = folder.resolve(top + "-linux-" + Architecture.ofThisMachine() + ".tar.gz");
        try {
            Archive archive = new Archive(top)
                    .folder("", module.resolve("src/main/bundle"))
                    .folder("runtime", runtime)
                    .file("LICENSE", root.resolve("LICENSE"))
                    .file("licences.md", root.resolve("docs/licences.md"));
            for (Path jar : packages) {
                archive.file("lib/" + jar.getFileName(), jar);
            }
            return archive.write(target, true);
        } catch (IOException e) {
            throw new LocalFailure("can't write " + target + ": " + e.getMessage(), e);
        }
    }

    /** The site-agent's own package and those it needs. The build wrote where they are. */
    private List<Path> packages() {
        Path classPath = module.resolve("target/classpath");
        List<Path> packages = new ArrayList<>();
        try {
            packages.add(module.resolve("target").resolve(MODULE + "-" + version + ".jar"));
            for (String jar : Files.readString(classPath).strip().split(":", -1)) {
                packages.add(Path.of(jar));
            }
        } catch (IOException _) {
            packages.clear();
        }
        if (packages.isEmpty() || !packages.stream().allMatch(Files::isRegularFile)) {
            throw new LocalFailure(module + " is not packaged yet: run ./mvnw package -Dquick -DskipTests");
        }
        return packages;
    }
}
