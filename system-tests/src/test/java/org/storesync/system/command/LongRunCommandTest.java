package org.storesync.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.system.part.Tally;

class LongRunCommandTest {
    private static final Pattern LINE = Pattern.compile("(?m)^  '([a-z-]+)\\|([\\w,]+)\\|");

    @TempDir
    Path folder;

    private Checkout checkout;

    @BeforeEach
    void make() throws IOException {
        checkout = new Checkout(folder);
    }

    private Map<String, String> withGraal() throws IOException {
        checkout.executable("graal/bin/native-image", "#!/bin/sh\n");
        return Map.of("GRAALVM_HOME", folder.resolve("graal").toString());
    }

    private void binary(String service) throws IOException {
        checkout.executable(service + "/target/" + service + "-9.9-runner", "#!/bin/sh\n");
    }

    @DisplayName(
            "long run: without a name every part runs that has what it needs; the others are told with what is missing")
    @Test
    void leavesOutWhatLacksSomething() throws Exception {
        Checkout.Run run = checkout.run("test", "long", "--minutes", "3", "--seed", "5");

        assertThat(run.code()).isZero();
        assertThat(run.out()).isEqualTo("""
            left out: native: native-image is missing: install GraalVM or Mandrel for JDK 25 and set GRAALVM_HOME to its folder
            left out: containers: podman is missing or not set up: containers/setup.sh installs it, as root
            left out: upgrade: no release is declared: ./storesync release writes one
            left out: citus: a cluster is missing: give --jdbc URL, a database of its coordinator that may be emptied
            parts: traffic restore rolling; 3 minutes of each
            """);
        List<String> calls = checkout.calls();
        assertThat(calls).hasSize(3);
        assertThat(calls.get(1)).contains("-Dit.test=RestorePart ");
        assertThat(calls.getFirst()).contains("-Dit.test=TrafficPart ", "-Dstoresync.minutes=3 -Dstoresync.seed=5 ");
        assertThat(calls.getLast()).contains("-Dit.test=RollingPart ", "-Dstoresync.minutes=3 -Dstoresync.seed=5 ");
    }

    @DisplayName("long run: a part that is named and lacks something is an error, and nothing runs")
    @Test
    void refusesANamedPartThatLacksSomething() throws Exception {
        Checkout.Run run = checkout.run("test", "long", "traffic", "native");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).startsWith("storesync: native: native-image is missing: install ");
        assertThat(checkout.calls()).isEmpty();
    }

    @DisplayName("long run: minutes count for each part; a part is prepared before it runs")
    @Test
    void runsEachPartForItsMinutes() throws Exception {
        binary("routing-service");
        binary("master-data-service");
        binary("site-agent");

        Checkout.Run run = checkout.run(withGraal(), "test", "long", "--minutes", "7");

        assertThat(run.code()).isZero();
        List<String> calls = checkout.calls();
        assertThat(calls).hasSize(6);
        assertThat(calls.get(0))
                .contains("-Dit.test=TrafficPart ", "-Dstoresync.minutes=7 ")
                .doesNotContain("binaries");
        assertThat(calls.get(2)).contains("-pl sync-gateway,transfer-service,reporting-service -am package -Dnative ");
        String services = "sync-gateway,routing-service,master-data-service,transfer-service,reporting-service ";
        assertThat(calls.get(3)).contains("-pl " + services + "-am test-compile failsafe:integration-test ");
        assertThat(calls.get(4))
                .contains(
                        "-Dit.test=NativePart,NativeSitePart,",
                        "-Dstoresync.minutes=7 ",
                        "-Dstoresync.binaries=" + services);
    }

    @DisplayName("long run: a binary is as old as the start of its build, so that a source saved meanwhile is newer")
    @Test
    void datesABinaryByTheStartOfItsBuild() throws Exception {
        binary("routing-service");
        binary("master-data-service");
        binary("site-agent");
        String made = "sync-gateway/target/sync-gateway-9.9-runner";
        checkout.write(made, "");
        Files.delete(folder.resolve(made));
        checkout.write("makes", made);

        assertThat(checkout.run(withGraal(), "test", "long", "native").code()).isZero();

        assertThat(Files.getLastModifiedTime(folder.resolve(made)))
                .isEqualTo(Files.getLastModifiedTime(folder.resolve(".storesync/native-began")));
    }

    @DisplayName("long run: a part that fails does not keep the others from running; the command fails and names it")
    @Test
    void runsTheOthersAfterAFailure() throws Exception {
        Map<String, String> graal = withGraal();
        binary("site-agent");
        checkout.write("fails", "TrafficPart");

        Checkout.Run run = checkout.run(graal, "test", "long");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err())
                .contains("storesync: failed: traffic; the same command begins again with the round that failed");
        assertThat(checkout.calls().getLast()).contains("-Dit.test=RollingPart ");
    }

    @DisplayName("long run: what ends the command ends the part, and no other part begins")
    @Test
    void endsWithItsPart() throws Exception {
        checkout.write("sleeps", "");
        Process process = checkout.start(withGraal(), "test", "long");
        Awaitility.await("the first part runs")
                .atMost(Duration.ofSeconds(30))
                .until(() -> !checkout.calls().isEmpty());
        List<ProcessHandle> children = process.descendants().toList();

        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(checkout.calls()).hasSize(1);
    }

    @DisplayName("long run: ingredients are chosen for the parts that have them")
    @Test
    void choosesIngredients() throws Exception {
        assertThat(checkout.run("test", "long", "traffic", "--with", "kills,cuts")
                        .code())
                .isZero();
        assertThat(checkout.calls().getLast()).contains("-Dstoresync.with=kills,cuts ");
    }

    @DisplayName("long run: citus runs when a cluster is given, and only this part gets its address")
    @Test
    void runsOnACluster() throws Exception {
        String url = "jdbc:postgresql://db:5432/tests";

        assertThat(checkout.run("test", "long", "--jdbc", url).code()).isZero();

        List<String> calls = checkout.calls();
        assertThat(calls).hasSize(4);
        assertThat(calls.subList(0, 3)).noneMatch(call -> call.contains("jdbc"));
        assertThat(calls.getLast()).contains("-Dit.test=CitusPart ", "-Dstoresync.jdbc=" + url + " ");
        wrong("--jdbc is of no use to the parts traffic", "traffic", "--jdbc", url);
    }

    @DisplayName("test citus: names the database and the seed; anything else is wrong usage")
    @Test
    void runsTheTestsOnACluster() throws Exception {
        String url = "jdbc:postgresql://db:5432/tests";

        assertThat(checkout.run("test", "citus", "--jdbc", url, "--seed", "7").code())
                .isZero();

        assertThat(checkout.calls().getLast())
                .contains("-pl routing-service ", "-Dstoresync.test.jdbc=" + url + " ", "-Dstoresync.seed=7 ");
        assertThat(checkout.run("test", "citus").code()).isEqualTo(2);
        assertThat(checkout.run("test", "citus", "--jdbc", "db:5432").err())
                .contains("--jdbc takes an address such as jdbc:postgresql://HOST:PORT/DATABASE, not 'db:5432'");
        assertThat(checkout.run("test", "citus", "--moon").err()).contains("takes --jdbc URL and --seed N");
    }

    @DisplayName("test containers: says what is missing; anything else is wrong usage")
    @Test
    void needsPodman() throws Exception {
        assertThat(checkout.run("test", "containers").err())
                .isEqualTo("storesync: podman is missing or not set up: containers/setup.sh installs it, as root\n");
        Checkout.Run more = checkout.run("test", "containers", "--now");
        assertThat(more.code()).isEqualTo(2);
        assertThat(more.err()).contains("test containers takes no '--now'");
        assertThat(checkout.calls()).isEmpty();
    }

    @DisplayName("long run: the tests over a cluster are counted from Maven's last line")
    @Test
    void countsTheTestsOfARun() {
        String log = """
                [INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 34.65 s -- in org.storesync.A
                [WARNING] Tests run: 40, Failures: 0, Errors: 0, Skipped: 3
                """;

        Tally tally = ClusterTests.tally(log, Duration.ofSeconds(5));

        assertThat(tally.text()).isEqualTo("5 s; 40 tests; 3 tests skipped");
        assertThat(ClusterTests.tally("Tests run: 40, Failures: 1, Errors: 0, Skipped: 3", Duration.ZERO)
                        .counts())
                .containsEntry("tests", 0L);
    }

    @DisplayName("long run: a word that is not known is wrong usage, says which there are, and nothing runs")
    @Test
    void refusesWhatItDoesNotKnow() throws Exception {
        wrong(
                "'earthquakes' is no part of the long run; there are: traffic restore native rolling containers upgrade citus",
                "earthquakes");
        wrong("kills is an ingredient of the traffic: ./storesync test long traffic --with kills", "kills");
        wrong("'storms' is no ingredient of the traffic; there are: stores primary", "--with", "kills,storms");
        wrong("--minutes takes a number from 1, not 'many'", "--minutes", "many");
        wrong("--minutes takes a number from 1, not '0'", "--minutes", "0");
        wrong("--with takes a value", "--with");
        wrong("there is no option '--moon' of test long", "traffic", "--moon", "full");
        assertThat(checkout.calls()).isEmpty();
    }

    private void wrong(String told, String... words) throws Exception {
        String[] line =
                Stream.concat(Stream.of("test", "long"), Stream.of(words)).toArray(String[]::new);
        Checkout.Run run = checkout.run(line);
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).startsWith("storesync: ").contains(told);
    }

    @DisplayName("long run: each part is one class and one line of the script, and help names it")
    @Test
    void knowsEachClass() throws Exception {
        TreeSet<String> told = new TreeSet<>();
        Matcher lines = LINE.matcher(Files.readString(Path.of("long-run.sh")));
        String help = checkout.run("test", "--help").out();
        while (lines.find()) {
            Stream.of(lines.group(2).split(","))
                    .filter(name -> name.endsWith("Part"))
                    .forEach(told::add);
            assertThat(help).contains("\n    " + lines.group(1) + " ");
        }
        try (Stream<Path> sources = Files.list(Path.of("src", "test", "java", "org", "storesync", "system"))) {
            assertThat(told)
                    .containsExactlyElementsOf(sources.map(source -> String.valueOf(source.getFileName()))
                            .filter(name -> name.endsWith("Part.java"))
                            .map(name -> name.replace(".java", ""))
                            .sorted()
                            .toList());
        }
    }
}
