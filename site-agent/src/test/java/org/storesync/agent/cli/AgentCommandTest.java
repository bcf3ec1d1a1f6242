package org.storesync.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.HandOver;
import org.storesync.agent.ScriptedCentral;
import org.storesync.agent.Site;
import org.storesync.agent.SiteParts;
import org.storesync.agent.TestSites;
import org.storesync.agent.central.CentralFault;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.central.CentralUnreachable;
import org.storesync.agent.sync.SyncLimits;
import org.storesync.model.ProblemCode;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;

class AgentCommandTest {
    @TempDir
    Path folder;

    private final ScriptedCentral central = new ScriptedCentral();
    private SiteParts parts = TestSites.parts(central);
    private String out = "";
    private String err = "";

    private Path data() {
        return folder.resolve("site-data");
    }

    private int run(String... arguments) {
        StringWriter outText = new StringWriter();
        StringWriter errText = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--data", data().toString()));
        all.addAll(Arrays.asList(arguments));
        int code = AgentCommand.run(
                parts, new PrintWriter(outText), new PrintWriter(errText), false, all.toArray(String[]::new));
        out = outText.toString();
        err = errText.toString();
        return code;
    }

    private Path handOver() throws IOException {
        Path file = folder.resolve("hand-over.json");
        Files.deleteIfExists(file);
        HandOver.reserve(file);
        new HandOver(URI.create("http://127.0.0.1:9"), 7, "District A", "s3cret", null).write(file);
        return file;
    }

    @Test
    @DisplayName("site-agent init: a hand-over file has all that is needed; the person is told to delete it")
    void beginsWithAHandOver() throws IOException {
        Path file = handOver();

        assertThat(run("init", "--hand-over", file.toString())).as(err).isZero();

        assertThat(out)
                .startsWith("This is site 7, ")
                .endsWith("Delete " + file + " now: it has the secret, and the site does not need it any more.\n");
        assertThat(out + err).doesNotContain("s3cret");
        assertThat(Files.readString(data().resolve("site.properties")))
                .contains("siteId=7", "name=District A", "secret=s3cret");
        assertThat(run("init", "--hand-over", file.toString())).isEqualTo(2);
        assertThat(err).contains("exists already");
    }

    @Test
    @DisplayName("site-agent init: too much, too little or a wrong file is told in one line")
    void saysWhatInitNeeds() throws IOException {
        String file = handOver().toString();

        assertThat(run("init")).isEqualTo(2);
        assertThat(err).isEqualTo("site-agent: init needs --hand-over FILE, or --url and --site-id and the secret\n");
        assertThat(run("init", "--hand-over", file, "--site-id", "8")).isEqualTo(2);
        assertThat(err).contains("leave out the address");
        assertThat(run("init", "--hand-over", folder.toString() + "/none")).isEqualTo(2);
        assertThat(err).contains("there is no file");
        assertThat(run("init", "--url", "http://127.0.0.1:9", "--site-id", "7")).isEqualTo(2);
        assertThat(err).contains("--secret is needed");
        assertThat(run("init", "--url", "http://a", "--site-id", "7", "--secret", "x", "--authority", file))
                .isEqualTo(2);
        assertThat(err).contains("certificates in PEM").doesNotContain("s3cret");
        assertThat(data()).doesNotExist();
    }

    @Test
    @DisplayName("site-agent: hints name commands as a person types them here; help and version")
    void speaksOfTheOnlySite() {
        assertThat(run("sync")).isEqualTo(2);
        assertThat(err)
                .isEqualTo("site-agent: there is no site in " + data()
                        + " yet: make it with 'site-agent init --hand-over FILE'\n");
        assertThat(run("--version")).isZero();
        assertThat(out).startsWith("site-agent ");
        assertThat(run("--help")).isZero();
        assertThat(out).contains("--data=DIR", "run ", "init ");
        assertThat(run()).isEqualTo(2);
    }

    @Test
    @DisplayName("site-agent run: syncs until it is ended; a fault is told once, its end too, and no record is named")
    void runsAsAService() throws IOException {
        assertThat(run("init", "--hand-over", handOver().toString())).isZero();
        List<Duration> pauses = new ArrayList<>();
        parts = TestSites.parts(failing(
                        new CentralUnreachable("nothing answers"),
                        new CentralUnreachable("the link broke"),
                        new CentralProblem(403, ProblemCode.SITE_SUSPENDED.wireName(), "no", "R1", null)))
                .withLimits(SyncLimits.STANDARD.withAttempts(1))
                .withPause(duration -> {
                    pauses.add(duration);
                    if (pauses.size() == 5) {
                        Thread.currentThread().interrupt();
                    }
                });
        try (Site site = Site.open(data(), parts)) {
            TestSites.put(site, "item", "SECRET-RECORD", "{\"item_name\":\"x\"}");
        }

        int code = run("run", "--every", "5m");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(code).isZero();
        assertThat(out).startsWith("Syncing site 7 (District A) at http://127.0.0.1:9 every 5 min 0 s.\n");
        assertThat(out).containsOnlyOnce("Central answers again.");
        assertThat(err.lines().filter(line -> line.contains("not reachable"))).hasSize(1);
        assertThat(err.lines().filter(line -> line.contains("is suspended"))).hasSize(1);
        assertThat(out + err).doesNotContain("SECRET-RECORD");
        assertThat(pauses)
                .hasSize(5)
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofSeconds(270), Duration.ofSeconds(330)));
        assertThat(pauses.stream().distinct()).as("sites move apart").hasSizeGreaterThan(1);
    }

    @Test
    @DisplayName("an older program refuses the data of a newer one, says so, and leaves them as they are")
    void refusesDataOfANewerRelease() throws IOException, SQLException {
        assertThat(run("init", "--hand-over", handOver().toString())).isZero();
        form(99);

        assertThat(run("status", "--offline")).isEqualTo(1);
        assertThat(err)
                .isEqualTo("site-agent: site.db was written by a newer release (form 99); use that one, or newer\n");
        assertThat(run("run")).isEqualTo(1);
        assertThat(form(0)).isEqualTo(99);
    }

    @Test
    @DisplayName("data of an older release get the present form, and nothing of them is lost")
    void keepsDataOfAnOlderRelease() throws IOException, SQLException {
        assertThat(run("init", "--hand-over", handOver().toString())).isZero();
        assertThat(run("put", "item", "--unchecked", "--id", "AM250", "item_name=Amoxicillin 250mg"))
                .isZero();
        int present = form(0);
        asOfForm1();

        assertThat(run("get", "item", "AM250", "--json")).as(err).isZero();
        assertThat(out).isEqualTo("{\"ID\":\"AM250\",\"item_name\":\"Amoxicillin 250mg\"}\n");
        assertThat(form(0)).isEqualTo(present).isGreaterThan(1);
        assertThat(run("sync")).as(err).isZero();
        assertThat(out).startsWith("Sent 1 (1 accepted)");
    }

    /** Takes away what form 2 added. */
    private void asOfForm1() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("site.db"));
                Statement statement = connection.createStatement()) {
            for (String column : List.of("outcome", "body", "decision", "reason", "decided_at")) {
                statement.executeUpdate("alter table refused drop column " + column);
            }
            statement.executeUpdate("drop table collected");
            statement.executeUpdate("drop table taking");
            statement.executeUpdate("pragma user_version = 1");
        }
    }

    /** The form of the database; sets another one if it is not 0. */
    private int form(int other) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + data().resolve("site.db"));
                Statement statement = connection.createStatement()) {
            if (other > 0) {
                statement.executeUpdate("pragma user_version = " + other);
            }
            return statement.executeQuery("pragma user_version").getInt(1);
        }
    }

    /** A sync begins with one of these faults, as long as there are some. */
    private static ScriptedCentral failing(CentralFault... faults) {
        Deque<CentralFault> left = new ArrayDeque<>(List.of(faults));
        return new ScriptedCentral() {
            @Override
            public SyncVerdict begin(SyncStart start) {
                CentralFault fault = left.poll();
                if (fault != null) {
                    throw fault;
                }
                return super.begin(start);
            }
        };
    }
}
