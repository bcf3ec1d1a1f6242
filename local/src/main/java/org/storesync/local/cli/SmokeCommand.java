package org.storesync.local.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.cli.terminal.Sizes;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;
import org.storesync.local.host.StateDir;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.suite.InternalService;
import org.storesync.local.suite.Suite;
import org.storesync.local.suite.SuiteOptions;
import picocli.CommandLine;

/**
 * Sends records through the whole suite once, on separate ports and in a separate folder, and measures how soon the services start and how
 * much memory they use.
 */
@CommandLine.Command(
        name = "smoke",
        mixinStandardHelpOptions = true,
        description = "Run the named services as native binaries (none: all on the JVM) through one scenario.")
final class SmokeCommand implements Callable<Integer> {
    private static final Duration IDLE = Duration.ofSeconds(10);

    @CommandLine.Parameters(paramLabel = "SERVICE", arity = "0..*")
    private @Nullable List<String> binaries;

    @CommandLine.Option(names = "--tls", description = "Services and Keycloak speak TLS.")
    private boolean tls;

    /** As they are shown. */
    private record Figures(String start, String memory) {}

    @Override
    public Integer call() {
        Console console = Console.standard();
        Path folder = Project.find().defaultState().resolve("smoke");
        StateDir.delete(folder);
        List<String> named = Optional.ofNullable(binaries).orElse(List.of());
        SuiteOptions options = SuiteOptions.in(folder, Ports.free().withTls(tls))
                .withServices(EnumSet.allOf(InternalService.class))
                .withBinaries(new HashSet<>(named))
                .withProgress(console);
        try (Suite suite = Suite.start(options);
                SmokeScenario scenario = new SmokeScenario(suite)) {
            scenario.run(console);
            Map<String, Figures> first = figures(suite);
            startAgain(suite);
            console.line("");
            console.line(table(suite, first, figures(suite)));
        }
        return 0;
    }

    /** Without migrations, as replicas start on Kubernetes. Then they have nothing to do for a while. */
    private static void startAgain(Suite suite) {
        services(suite).forEach(process -> {
            process.change(spec -> spec.withEnv(Map.of("SYNC_SCHEMA_AT_START", "check")));
            process.restart();
        });
        LockSupport.parkNanos(IDLE.toNanos());
    }

    private static Map<String, Figures> figures(Suite suite) {
        return services(suite)
                .collect(Collectors.toMap(
                        ManagedProcess::name,
                        process -> new Figures(
                                process.startTook().toMillis() + " ms",
                                process.figures()
                                        .map(figures -> Sizes.memory(figures.memoryBytes()))
                                        .orElse("-"))));
    }

    private static Stream<ManagedProcess> services(Suite suite) {
        return suite.processes().stream()
                .filter(process -> Suite.module(process.name()).isPresent());
    }

    private static String table(Suite suite, Map<String, Figures> first, Map<String, Figures> again) {
        Table table = new Table("service", "form", "start", "memory", "start, no migrations", "idle memory");
        services(suite).forEach(process -> {
            String module = Suite.module(process.name()).orElseThrow();
            Figures worked = Objects.requireNonNull(first.get(process.name()));
            Figures idle = Objects.requireNonNull(again.get(process.name()));
            table.row(
                    module,
                    suite.options().binaries().contains(module) ? "native" : "JVM",
                    worked.start(),
                    worked.memory(),
                    idle.start(),
                    idle.memory());
        });
        return table.toString();
    }
}
