package org.storesync.local.cli;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.cli.terminal.Sizes;
import org.storesync.local.cli.terminal.Table;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;
import org.storesync.local.host.StateDir;
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
    @CommandLine.Parameters(paramLabel = "SERVICE", arity = "0..*")
    private @Nullable List<String> binaries;

    @CommandLine.Option(names = "--tls", description = "Services and Keycloak speak TLS.")
    private boolean tls;

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
            console.line("");
            console.line(figures(suite));
        }
        return 0;
    }

    private static String figures(Suite suite) {
        Table table = new Table("service", "form", "start", "memory");
        suite.processes()
                .forEach(process -> Suite.module(process.name())
                        .ifPresent(module -> table.row(
                                module,
                                suite.options().binaries().contains(module) ? "native" : "JVM",
                                process.startTook().toMillis() + " ms",
                                process.figures()
                                        .map(figures -> Sizes.memory(figures.memoryBytes()))
                                        .orElse("-"))));
        return table.toString();
    }
}
