package org.storesync.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.storesync.bench.figure.Figure;
import org.storesync.bench.figure.JsonLines;
import org.storesync.bench.figure.PerformancePage;
import org.storesync.bench.figure.Tables;
import org.storesync.bench.ground.BenchFailure;
import org.storesync.bench.ground.BroughtDatabase;
import org.storesync.bench.ground.Ground;
import org.storesync.bench.ground.Narrator;
import org.storesync.local.cli.Program;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Project;
import org.storesync.local.host.StateDir;
import org.storesync.local.host.WrongUsage;
import picocli.CommandLine;

/** {@code ./storesync bench}: starts a separate suite, measures, prints, and says by its exit code whether the figures can be trusted. */
@CommandLine.Command(
        name = "./storesync bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Show figures beside their references, on a separate suite. Takes some minutes and both processors.",
        footer = {
            "",
            "Beside another commit: --beside COMMIT [--rounds N] builds that commit in a separate work tree under"
                    + " .storesync,",
            "runs both builds in turn (4 rounds), and prints both figures and their ratio. Other options go to both."
        })
public final class Main implements Callable<Integer> {
    private static final int MANY_STREAM_SITES = 300;
    private static final Set<String> ON_BROUGHT = Set.of("B1", "B2");

    @CommandLine.Parameters(
            arity = "0..*",
            paramLabel = "BENCH",
            description =
                    "B1 push, B2 pull, B5 fan-out, B6 idle poll, import (of items as CSV), lag (of the services that read "
                            + "the feed), services (start and memory of each), isolation (of a site from another that takes what it can); "
                            + "all if none is named.")
    private List<String> names = new ArrayList<>();

    @CommandLine.Option(names = "--rows", paramLabel = "N", description = "Records of one run (${DEFAULT-VALUE}).")
    private int rows = 100_000;

    @CommandLine.Option(
            names = "--prefill",
            paramLabel = "N",
            description = "Records in the log before the first run (${DEFAULT-VALUE}).")
    private int prefill = 1_000_000;

    @CommandLine.Option(names = "--sites", paramLabel = "N", description = "Sites of B5 and B6 (${DEFAULT-VALUE}).")
    private int sites = 10_000;

    @CommandLine.Option(
            names = "--runs",
            paramLabel = "N",
            description = "Runs of each side; a figure is their median (${DEFAULT-VALUE}).")
    private int runs = 5;

    @CommandLine.Option(
            names = "--items",
            paramLabel = "N",
            description = "Items of a file of import (${DEFAULT-VALUE}).")
    private int items = 50_000;

    @CommandLine.Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Length of a timed pass of B6 (${DEFAULT-VALUE}).")
    private int seconds = 5;

    @CommandLine.Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON lines.")
    private @Nullable Path json;

    @CommandLine.Option(
            names = "--write-docs",
            description = "Put the figures into docs/performance.md; only with all benches.")
    private boolean writeDocs;

    @CommandLine.Option(names = "--seed", paramLabel = "N", description = "Seed of ids and data (${DEFAULT-VALUE}).")
    private long seed = 1;

    @CommandLine.Option(names = "--port-base", paramLabel = "N", description = "First of the ports (${DEFAULT-VALUE}).")
    private int portBase = 24_000;

    @CommandLine.Option(
            names = "--state",
            paramLabel = "DIR",
            description = "Folder of databases and logs; emptied first (.storesync/bench).")
    private @Nullable Path state;

    @CommandLine.Option(
            names = "--service-jvm",
            paramLabel = "OPTIONS",
            split = " ",
            description = "JVM options of the services (${DEFAULT-VALUE}).")
    private List<String> serviceJvm = new ArrayList<>(List.of("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC"));

    @CommandLine.Option(
            names = "--jdbc",
            paramLabel = "URL",
            description =
                    "B1 and B2 only: routing keeps its log in this database, such as one of a Citus cluster, which is emptied first. "
                            + "User and password come from PGUSER and PGPASSWORD (storesync).")
    private @Nullable String jdbc;

    @CommandLine.Option(names = "--jdbc-user", hidden = true, defaultValue = "${env:PGUSER:-storesync}")
    private String jdbcUser = "";

    @CommandLine.Option(names = "--jdbc-password", hidden = true, defaultValue = "${env:PGPASSWORD:-storesync}")
    private String jdbcPassword = "";

    @CommandLine.Option(
            names = "--native",
            paramLabel = "SERVICE",
            description = "Run this service as a native binary; may be repeated.")
    private List<String> binaries = new ArrayList<>();

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        return Program.line(new Main(), BenchFailure.class::isInstance).execute(args);
    }

    @Override
    public Integer call() throws IOException {
        List<String> wanted = wanted();
        require(rows >= Ground.PUSHERS, "--rows takes at least " + Ground.PUSHERS);
        require(
                runs >= 1 && seconds >= 1 && sites >= 1 && items >= 1 && prefill >= 0,
                "--runs, --seconds, --sites and --items take at least 1");
        require(!writeDocs || wanted.size() == Benches.NAMES.size(), "--write-docs takes all benches: name none");
        require(jdbc == null || ON_BROUGHT.containsAll(wanted), "--jdbc takes B1 and B2: name one of them, or both");
        Project project = Project.find();
        StateDir folder = new StateDir(state == null ? project.defaultState().resolve("bench") : state);
        Narrator narrator = new Narrator(System.out);
        Machine machine = Machine.here();
        narrator.line("Benches " + String.join(", ", wanted) + " on " + machine.text() + "; seed " + seed);
        folder.prepare();
        try (AutoCloseable _ = folder.lock()
                .orElseThrow(() -> new LocalFailure("another bench runs in " + folder.root()
                        + ": wait for it, or name another folder with --state"))) {
            folder.deleteData();
            RandomGenerator random =
                    RandomGeneratorFactory.of("SplittableRandom").create(seed);
            List<Figure> figures;
            Ground.Settings settings = new Ground.Settings(
                    folder.root(),
                    portBase,
                    serviceJvm,
                    Set.copyOf(binaries),
                    jdbc == null ? null : new BroughtDatabase(jdbc, jdbcUser, jdbcPassword));
            try (Ground ground = Ground.start(settings, random, narrator)) {
                figures = new Benches(ground, load()).run(wanted);
            }
            report(figures, machine, project, narrator);
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new LocalFailure("can't give back the lock of " + folder.root(), e);
        }
        return 0;
    }

    private List<String> wanted() {
        for (String name : names) {
            require(
                    Benches.NAMES.stream().anyMatch(name::equalsIgnoreCase),
                    "no bench '" + name + "'; there are " + String.join(", ", Benches.NAMES));
        }
        return Benches.NAMES.stream()
                .filter(each -> names.isEmpty() || names.stream().anyMatch(each::equalsIgnoreCase))
                .toList();
    }

    private Load load() {
        return new Load(
                rows, prefill, runs, Duration.ofSeconds(seconds), sites, Math.min(MANY_STREAM_SITES, sites), items);
    }

    private void report(List<Figure> figures, Machine machine, Project project, Narrator narrator) throws IOException {
        narrator.line("");
        narrator.line(Tables.figures(figures));
        String costs = Tables.costs(figures);
        if (!costs.isEmpty()) {
            narrator.line("Bytes on the wire are per record or poll; CPU is that of our own runs.");
            narrator.line("");
            narrator.line(costs);
        }
        if (json != null) {
            Files.writeString(json, JsonLines.of(figures));
        }
        if (writeDocs) {
            Path page = project.root().resolve("docs/performance.md");
            String run = LocalDate.now(Clock.systemUTC()) + ", " + machine.text() + "; " + rows + " records a run, "
                    + prefill + " in the log, " + sites + " sites, " + items + " items a file, median of " + runs
                    + " runs.";
            Files.writeString(page, PerformancePage.with(Files.readString(page), run, figures));
        }
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new WrongUsage(message);
        }
    }
}
