package org.storesync.local.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.storesync.local.cli.running.Leftovers;
import org.storesync.local.cli.running.RunFile;
import org.storesync.local.cli.running.StateOption;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;
import picocli.CommandLine;

@CommandLine.Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stop everything ./storesync up started. The data stays.")
final class DownCommand implements Callable<Integer> {
    private static final Duration WAIT = Duration.ofMinutes(3);

    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @Override
    public Integer call() {
        Console console = Console.standard();
        StateDir state = stateOption.state();
        Optional<RunFile> run = RunFile.read(state);
        Optional<ProcessHandle> up = run.flatMap(file -> file.up().alive());
        up.ifPresent(process -> {
            process.destroy();
            console.step("Storesync stops", () -> {
                if (!Leftovers.awaitEnd(process, WAIT)) {
                    throw new LocalFailure(
                            "process " + process.pid() + " does not end: ./storesync logs up may say why");
                }
            });
        });
        List<String> left = Leftovers.end(state);
        if (!left.isEmpty()) {
            console.line("  ended what an earlier run left behind: " + String.join(", ", left));
        } else if (up.isEmpty()) {
            console.line("nothing runs in " + state.root());
        }
        return 0;
    }
}
