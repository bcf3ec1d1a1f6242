package org.storesync.local.cli.backup;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.storesync.local.backup.RestorePlan;
import org.storesync.local.backup.RestoreRun;
import org.storesync.local.cli.running.RunFile;
import org.storesync.local.cli.running.StateOption;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.cli.terminal.Terminal;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;
import org.storesync.local.host.Secrets;
import org.storesync.local.host.StateDir;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.postgres.PostgresServer;
import picocli.CommandLine;

@CommandLine.Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description =
                "Bring all databases back to a moment, after ./storesync down. The present ones are set aside. Then"
                        + " ./storesync up goes on, and the sites send again what central lacks.")
public final class RestoreCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @CommandLine.Option(
            names = "--to",
            paramLabel = "MOMENT",
            description =
                    "Such as 2026-11-30T11:45:12Z: every change that was committed until then is there. Without it"
                            + " the newest state is restored.")
    private @Nullable String to;

    @CommandLine.Option(
            names = "--backup",
            paramLabel = "ID",
            description = "Begin with this backup (default: the newest that leads there).")
    private @Nullable String backup;

    @CommandLine.Option(names = "--check", description = "Only check whether a restore is possible; change nothing.")
    private boolean check;

    @Override
    public Integer call() {
        Console console = Console.standard();
        StateDir state = stateOption.state();
        RestorePlan.Wish wish = new RestorePlan.Wish(to == null ? null : moment(to), backup);
        requireDown(state);
        state.prepare();
        try (AutoCloseable _ = state.lock().orElseThrow(() -> running(state))) {
            return restore(state, wish, console);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new LocalFailure("can't give back the lock of " + state.root(), e);
        }
    }

    private int restore(StateDir state, RestorePlan.Wish wish, Console console) throws IOException {
        long begin = System.nanoTime();
        PostgresServer server = new PostgresServer(
                state,
                new Secrets(state.secrets()),
                Project.find().cache(),
                Ports.free().postgres());
        RestoreRun run = new RestoreRun(server, state, console, Clock.systemUTC());
        RestorePlan plan = run.plan(wish);
        if (check) {
            console.line(
                    "a restore is possible: it begins with the backup " + plan.backupId() + "; nothing was changed");
            return 0;
        }
        if (!Terminal.agrees("Replace all databases in " + state.root() + " by those of "
                + (plan.to() == null ? "the newest archived moment" : plan.to()) + "?")) {
            console.line("nothing was changed");
            return 1;
        }
        RestoreRun.Restored restored = run.replace(plan);
        console.line("restored in " + Console.time(Duration.ofNanos(System.nanoTime() - begin))
                + ": the newest change in the databases is of " + restored.newest());
        restored.aside()
                .ifPresent(aside -> console.line("The former databases are in " + aside
                        + ". Delete this folder when you don't need it any more."));
        console.line("Next: ./storesync up. Central begins a new epoch, and the sites send again what it lacks.");
        return 0;
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new WrongUsage("--to takes a moment with its zone, such as 2026-11-30T11:45:12Z, not '" + text + "'");
        }
    }

    /** Nothing may write into databases that are about to be replaced, not even what a killed {@code up} left behind. */
    private static void requireDown(StateDir state) {
        Optional<RunFile> run = RunFile.read(state);
        if (run.isPresent()
                && (run.get().up().alive().isPresent()
                        || run.get().children().stream()
                                .anyMatch(child -> child.alive().isPresent()))) {
            throw running(state);
        }
    }

    private static LocalFailure running(StateDir state) {
        return new LocalFailure(
                "Storesync is running in " + state.root() + ": ./storesync down stops it, then restore");
    }
}
