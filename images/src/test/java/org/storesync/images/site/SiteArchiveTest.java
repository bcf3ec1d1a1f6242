package org.storesync.images.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.images.archive.WrittenArchive;
import org.storesync.images.image.Fakes;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.process.Programs;

class SiteArchiveTest {
    private static final Path BUNDLE = Path.of("..", "site-agent", "src", "main", "bundle");
    private static final String UNIT = "service/storesync-site.service";

    @TempDir
    Path folder;

    private Path root;
    private Path runtime;

    /** A checkout with the real files of the archive; packages and runtime are stand-ins. */
    @BeforeEach
    void make() throws IOException {
        root = folder.resolve("checkout");
        for (String file : List.of("README.md", "bin/site-agent", "bin/install-service", UNIT)) {
            Path to = root.resolve("site-agent/src/main/bundle").resolve(file);
            Files.createDirectories(to.getParent());
            Files.copy(BUNDLE.resolve(file), to, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Fakes.write(root.resolve("site-agent/target/site-agent-9.9.jar"), "agent");
        Fakes.write(root.resolve("m2/sqlite.jar"), "sqlite");
        Fakes.write(root.resolve("LICENSE"), "Apache");
        Fakes.write(root.resolve("docs/licences.md"), "# Licences");
        Fakes.write(
                root.resolve("site-agent/target/classpath"),
                root.resolve("m2/sqlite.jar").toString());
        runtime = folder.resolve("runtime");
        Fakes.program(runtime.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
    }

    private Path unpacked() throws IOException, InterruptedException {
        WrittenArchive written = SiteArchive.withJava(root, runtime, "9.9").write(folder.resolve("out"));
        assertThat(String.valueOf(written.file().getFileName()))
                .matches("storesync-site-9\\.9-linux-(amd64|arm64)\\.tar\\.gz");
        assertThat(run("tar", "xzf", written.file().toString())).isEmpty();
        return folder.resolve("storesync-site-9.9");
    }

    /** What a program says; it must end well. */
    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    @Test
    @DisplayName("bundle site: the launcher starts the agent with the runtime beside it, on the data beside its folder")
    void launches() throws Exception {
        Path top = unpacked();
        // A service calls it through a link.
        Files.createSymbolicLink(folder.resolve("current"), top);

        String said = run("current/bin/site-agent", "sync", "a b");

        assertThat(said)
                .contains("-Dstoresync.site.data=" + folder.resolve("site-data") + "\n", "\n" + top + "/lib/*\n")
                .endsWith("org.storesync.agent.cli.AgentCommand\nsync\na b\n");
        assertThat(top.resolve("lib/site-agent-9.9.jar")).hasContent("agent");
        assertThat(top.resolve("lib/sqlite.jar")).hasContent("sqlite");
        assertThat(top.resolve("LICENSE")).hasContent("Apache");
        assertThat(top.resolve("licences.md")).hasContent("# Licences");
    }

    @Test
    @DisplayName("bundle site: systemd finds no fault in the service, and it would find one")
    void systemdAcceptsTheService() throws Exception {
        Assumptions.assumeTrue(Programs.find("systemd-analyze").isPresent(), "needs systemd-analyze of systemd");
        Path top = unpacked();
        String unit = Files.readString(top.resolve(UNIT));
        assertThat(unit).contains("ExecStart=/opt/storesync/site-agent/bin/site-agent run");
        String here = unit.replace("/opt/storesync/site-agent", top.toString());

        assertThat(verified(here)).isEmpty();
        assertThat(verified(here.replace("ProtectHome=", "ProtectHouse="))).contains("ProtectHouse");
    }

    private List<String> verified(String unit) throws IOException, InterruptedException {
        Path file = folder.resolve("storesync-site.service");
        Files.writeString(file, unit);
        Process process = new ProcessBuilder("systemd-analyze", "verify", "--man=no", file.toString())
                .redirectErrorStream(true)
                .start();
        List<String> ours = new ArrayList<>();
        for (String line : new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList()) {
            if (line.contains("storesync-site.service")) {
                ours.add(line.contains("ProtectHouse") ? "ProtectHouse" : line);
            }
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return ours;
    }

    @Test
    @DisplayName("bundle site: what is not packaged is told with the command that packages it")
    void saysWhatIsNotPackaged() throws IOException {
        SiteArchive.require(root, "9.9");
        Files.delete(root.resolve("m2/sqlite.jar"));

        assertThatThrownBy(() -> SiteArchive.require(root, "9.9"))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("is not packaged yet: run ./mvnw package");
        assertThatThrownBy(() -> SiteArchive.require(folder, "9.9")).isInstanceOf(LocalFailure.class);
    }
}
