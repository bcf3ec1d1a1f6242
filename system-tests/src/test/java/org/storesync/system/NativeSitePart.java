package org.storesync.system;

import java.nio.file.Path;
import java.util.List;
import org.storesync.images.site.SiteArchive;
import org.storesync.local.host.Project;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.SystemTest;

/** {@code ./storesync test long native}: what {@link SiteArchiveScenario} does, with the site-agent's native binary. */
@SystemTest
class NativeSitePart extends SiteArchiveScenario {
    NativeSitePart(Central central) {
        super(central);
    }

    @Override
    Packed packed(Project project, Path folder) {
        String version = Project.version("storesync");
        return new Packed(
                SiteArchive.ofBinary(project.root(), version),
                List.of(
                        project.root().resolve("site-agent/target/site-agent-" + version + "-runner"),
                        // SQLite's library in the binary needs more of the C library. Java's needs the same parts.
                        Path.of(System.getProperty("java.home"), "lib/server/libjvm.so")));
    }
}
