package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.HandOver;
import org.storesync.agent.record.StoredRecord;
import org.storesync.images.runtime.LinkedRuntime;
import org.storesync.images.runtime.RuntimeParts;
import org.storesync.images.site.SiteArchive;
import org.storesync.local.host.Project;
import org.storesync.local.suite.Administration.CreatedSite;
import org.storesync.system.pc.BarePc;
import org.storesync.system.pc.BarePc.Run;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Outcome;

/** The archive of {@code ./storesync bundle site} on a machine that has nothing but a shell and the C library. */
@SystemTest
class SiteArchiveScenario {
    private static final String HOME = "/opt/storesync";
    private static final String RELEASE = HOME + "/storesync-site-" + Project.version("storesync");
    private static final String AGENT = RELEASE + "/bin/site-agent ";
    private static final String NEWER = HOME + "/storesync-site-9.9.9";

    private final Central central;

    SiteArchiveScenario(Central central) {
        this.central = central;
    }

    @Test
    @DisplayName("a clinic's PC without Java syncs, runs the service, and keeps its data over an update")
    void aBarePcSyncs(@TempDir Path folder) throws IOException, InterruptedException, SQLException {
        Project project = Project.find();
        Packed packed = packed(project, folder);
        BarePc pc = BarePc.make(folder.resolve("pc"), packed.programs());
        Path archive = packed.archive().write(pc.file(HOME)).file();
        CreatedSite created = central.create("desktop");
        Store store = central.newStore();
        central.assign(store, created.id().value());
        AgentSite collector = AgentSite.create(central, "desktop", central.gateway(1));
        central.syncWith(store, collector.id(), "collector");
        Path handOver = pc.file("/root/hand-over.json");
        HandOver.reserve(handOver);
        new HandOver(central.gateway(1), created.id().value(), created.name(), created.secret(), null).write(handOver);

        pc.must("cd " + HOME + " && tar xzf " + archive.getFileName()
                + " && cd storesync-site-* && sha256sum -c SHA256SUMS");
        standInForSystemd(pc);
        assertThat(pc.sh(RELEASE + "/bin/install-service"))
                .isEqualTo(new Run(
                        1, "install-service: there is no site yet: run " + AGENT + "init --hand-over FILE first\n"));
        String began = pc.must(AGENT + "init --hand-over /root/hand-over.json");

        assertThat(began).contains("This is site " + created.id() + ", " + created.name(), "store " + store.id());
        assertThat(began).doesNotContain(created.secret());

        Change shelf = Bodies.location(Bodies.id(), store.id(), "put on the bare PC");
        pc.must(AGENT + "put Location --id " + shelf.id() + " --body '" + shelf.body() + "'");
        assertThat(pc.must(AGENT + "sync")).contains("Sent 1 (1 accepted)");
        judged(created, shelf, collector);

        Change item = Bodies.item(Bodies.id(), "from the primary");
        central.primary().push(item);
        serves(pc, folder.resolve("service.log"));
        assertThat(pc.must(AGENT + "get item " + item.id() + " --json")).isEqualTo(item.body() + "\n");

        updates(pc, archive, shelf);
        becomesAService(pc);
        refusesNewerData(pc);
        central.drained(central.own(), central.primary());
    }

    /**
     * What the PC gets.
     *
     * @param programs whose libraries of the system the PC must have
     */
    record Packed(SiteArchive archive, List<Path> programs) {}

    Packed packed(Project project, Path folder) {
        Path runtime = new LinkedRuntime(
                        RuntimeParts.SITE,
                        Path.of(System.getProperty("java.home")),
                        project.cache(),
                        folder.resolve("log"))
                .folder();
        return new Packed(
                SiteArchive.withJava(project.root(), runtime, Project.version("storesync")),
                List.of(
                        runtime.resolve("bin/java"),
                        runtime.resolve("lib/libnet.so"),
                        runtime.resolve("lib/server/libjvm.so")));
    }

    /** The collector got the change as the PC made it. Tells the oracle, which did not see the push. */
    private void judged(CreatedSite site, Change change, AgentSite collector) {
        collector.sync();
        StoredRecord received = collector.site().get(change.type(), change.id()).orElseThrow();
        assertThat(received.body()).hasToString(change.body());
        central.witness()
                .judged(
                        site.id().value(),
                        change,
                        new Outcome(1, "accepted", "", received.version(), List.of(), false, ""));
    }

    private static void serves(BarePc pc, Path said) throws IOException, InterruptedException {
        Process service = pc.start("exec " + AGENT + "run --every 1s", said);
        Awaitility.await("the service receives what the primary pushed")
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !service.isAlive() || Files.readString(said).contains("received "));
        service.destroy();
        assertThat(service.waitFor()).as(Files.readString(said)).isEqualTo(143);
    }

    /** A newer archive beside the old one finds the data, and central still knows the machine. */
    private static void updates(BarePc pc, Path archive, Change kept) throws IOException, InterruptedException {
        pc.must("cd /tmp && tar xzf " + HOME + "/" + archive.getFileName() + " && mv storesync-site-* " + NEWER);

        assertThat(pc.must(NEWER + "/bin/site-agent sync")).startsWith("Sent 0, received ");
        assertThat(pc.must(NEWER + "/bin/site-agent get Location " + kept.id() + " --json"))
                .isEqualTo(kept.body() + "\n");
    }

    /** The bare PC has no systemd and no users, so that scripts note what is asked of them. */
    private static void standInForSystemd(BarePc pc) throws IOException {
        pc.program("systemctl", "echo \"$*\" >> /tmp/systemctl; [ \"$2\" != is-active ] || [ -e /tmp/active ]");
        Files.writeString(pc.file("/etc/passwd"), "root:x:0:0::/root:/bin/sh\n");
        Files.writeString(pc.file("/etc/group"), "root:x:0:\n");
        pc.program("getent", "grep \"^$2:\" /etc/passwd");
        pc.program(
                "useradd",
                "echo storesync-site:x:990:990::/:/bin/false >> /etc/passwd; echo storesync-site:x:990: >> /etc/group");
    }

    /** {@code install-service}, then the one of the newer archive while the service runs. */
    private static void becomesAService(BarePc pc) throws IOException, InterruptedException {
        String unit = "storesync-site.service";
        pc.must("mkdir -p /etc/systemd/system");

        assertThat(pc.must(RELEASE + "/bin/install-service"))
                .startsWith("The service " + unit + " runs release " + RELEASE.substring(HOME.length() + 1));

        List<String> started = List.of("daemon-reload", "enable --quiet " + unit, "start " + unit);
        List<String> asked = new ArrayList<>(List.of("--quiet is-active " + unit));
        asked.addAll(started);
        assertThat(pc.must("cat /tmp/systemctl").lines()).containsExactlyElementsOf(asked);
        assertThat(pc.must("cmp /etc/systemd/system/" + unit + " " + RELEASE + "/service/" + unit))
                .isEmpty();
        assertThat(pc.must("readlink " + HOME + "/site-agent; stat -c '%U %a' " + HOME + "/site-data"))
                .isEqualTo(RELEASE + "\nstoresync-site 700\n");

        pc.must("touch /tmp/active; " + NEWER + "/bin/install-service");

        asked.addAll(List.of("--quiet is-active " + unit, "stop " + unit));
        asked.addAll(started);
        assertThat(pc.must("cat /tmp/systemctl").lines()).containsExactlyElementsOf(asked);
        assertThat(pc.must("readlink " + HOME + "/site-agent; grep -c storesync-site: /etc/passwd"))
                .isEqualTo(NEWER + "\n1\n");

        pc.must("echo x >> " + NEWER + "/README.md");
        assertThat(pc.sh(NEWER + "/bin/install-service").out())
                .contains("files of this release are damaged", "README.md: FAILED");
        assertThat(pc.sh("cp -r " + RELEASE + " /tmp/elsewhere && /tmp/elsewhere/bin/install-service")
                        .out())
                .contains("unpack the archive in " + HOME);
    }

    private static void refusesNewerData(BarePc pc) throws IOException, InterruptedException, SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + pc.file(HOME + "/site-data/site.db"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("pragma user_version = 99");
        }

        BarePc.Run run = pc.sh(AGENT + "sync");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains("site-agent: site.db was written by a newer release (form 99); use that one, or newer");
    }
}
