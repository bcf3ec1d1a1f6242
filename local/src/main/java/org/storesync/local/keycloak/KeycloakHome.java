package org.storesync.local.keycloak;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Project;
import org.storesync.local.host.StateDir;
import org.storesync.local.process.LogTail;
import org.storesync.local.process.Programs;

/**
 * Keycloak's programs. Maven fetches them (so Maven's settings, mirrors and cache apply). They are unpacked once per checkout and built
 * once for our options, so that later starts are quick. Suites of one checkout share them; what a suite stores is in its database.
 */
final class KeycloakHome {
    /** Options that leave out what is not used here, because fewer parts start sooner. */
    private static final List<String> BUILD_OPTIONS = List.of(
            "--db=postgres",
            "--health-enabled=true",
            "--features-disabled=ciba,device-flow,identity-brokering-api,impersonation,kerberos,organization,par,passkeys,"
                    + "recovery-codes,scim-api,update-email,user-event-metrics,web-authn,workflows");

    private static final String REALM = "storesync-realm.json";
    /** The file for settings for which Keycloak has no option. */
    private static final String POOL = "quarkus.properties";

    private final Project project;
    private final Path home;
    private final Path log;

    KeycloakHome(Project project, Path log) {
        this.project = project;
        this.home = project.cache().resolve("keycloak-" + Project.version("keycloak"));
        this.log = log;
    }

    /** The folder with everything in place. The first call takes minutes. */
    Path ready(Consumer<String> progress) {
        try {
            Files.createDirectories(project.cache());
            try (FileChannel channel = FileChannel.open(
                            project.cache().resolve("keycloak.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && !isBuilt()) {
                    fetch(progress);
                    build(progress);
                }
                install(REALM, home.resolve("data/import"));
                install(POOL, home.resolve("conf"));
            }
            return home;
        } catch (IOException e) {
            throw StateDir.explain(home, e);
        }
    }

    private boolean isBuilt() throws IOException {
        return Files.exists(marker()) && Files.readString(marker()).equals(buildDescription());
    }

    private void fetch(Consumer<String> progress) {
        String version = Project.version("keycloak");
        progress.accept("fetching " + version + " by Maven (180 MB, once)");
        StateDir.delete(home);
        // Maven notes there what it has unpacked, and would not unpack it again.
        Path markers = project.cache().resolve("markers");
        StateDir.delete(markers);
        int code = Programs.runLogged(
                List.of(
                        project.mavenWrapper().toString(),
                        "--batch-mode",
                        "--non-recursive",
                        "--no-transfer-progress",
                        "--file=" + project.root().resolve("pom.xml"),
                        "dependency:unpack",
                        "-Dquick",
                        "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + version + ":zip",
                        "-DmarkersDirectory=" + markers,
                        "-DoutputDirectory=" + project.cache()),
                Map.of("JAVA_HOME", System.getProperty("java.home")),
                log);
        if (code != 0 || !Files.isDirectory(home)) {
            throw new LocalFailure("Maven could not fetch Keycloak " + version + "; check the way to Maven Central: "
                    + LogTail.headline(log) + " (log: " + log + ")");
        }
    }

    private void build(Consumer<String> progress) throws IOException {
        progress.accept("building its server (once)");
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/kc.sh").toString(), "build"));
        command.addAll(BUILD_OPTIONS);
        int code = Programs.runLogged(command, Map.of("JAVA_HOME", System.getProperty("java.home")), log);
        if (code != 0) {
            throw new LocalFailure("Keycloak could not be built: " + LogTail.headline(log) + " (log: " + log + ")");
        }
        Files.writeString(marker(), buildDescription());
    }

    private static void install(String file, Path into) throws IOException {
        Path folder = Files.createDirectories(into);
        Path fresh = Files.createTempFile(folder, file, ".part");
        try (InputStream content = KeycloakHome.class.getResourceAsStream("/keycloak/" + file)) {
            if (content == null) {
                throw new IllegalStateException(file + " is missing from this module");
            }
            Files.copy(content, fresh, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(fresh, folder.resolve(file), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path marker() {
        return home.resolve("storesync-built");
    }

    private static String buildDescription() {
        return String.join("\n", BUILD_OPTIONS);
    }
}
