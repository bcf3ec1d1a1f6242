package org.storesync.local.cli;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.storesync.local.backup.BackupDir;
import org.storesync.local.cli.running.Leftovers;
import org.storesync.local.cli.running.RunFile;
import org.storesync.local.cli.running.StateOption;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.cli.terminal.Terminal;
import org.storesync.local.host.DiskSpace;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.Ports;
import org.storesync.local.host.Project;
import org.storesync.local.host.StateDir;
import org.storesync.local.host.WrongUsage;
import picocli.CommandLine;

@CommandLine.Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start everything: PostgreSQL, Keycloak, the services and the demo sites. Ctrl-C stops it.")
final class UpCommand implements Callable<Integer> {
    private static final int MONTHS_MAX = 24;

    @CommandLine.Mixin
    private StateOption stateOption = new StateOption();

    @CommandLine.Option(names = "--detach", description = "Return when all is healthy; ./storesync down stops it.")
    private boolean detach;

    @CommandLine.Option(
            names = "--fresh",
            description = "Delete databases, sites, secrets and backups first. Asks before, on a terminal.")
    private boolean fresh;

    @CommandLine.Option(
            names = "--port-base",
            paramLabel = "N",
            description = "First of the ports; all others are counted from it (default: ${DEFAULT-VALUE}).")
    private int portBase = Ports.DEFAULT_BASE;

    @CommandLine.Option(
            names = "--tls",
            description = "Services and Keycloak speak TLS, with certificates of an authority made for this suite.")
    private boolean tls;

    @CommandLine.Option(names = "--no-demo", description = "Without the demo country: no sites, no data.")
    private boolean withoutDemo;

    @CommandLine.Option(
            names = "--months",
            paramLabel = "N",
            description =
                    "Months of history the demo country begins with, 1 to 24 (default: ${DEFAULT-VALUE}); 12 need some"
                            + " minutes. A country that exists keeps its history; --fresh begins another.")
    private int months = 3;

    @CommandLine.Option(names = "--in-background", hidden = true)
    private boolean background;

    @Override
    public Integer call() {
        if (months < 1 || months > MONTHS_MAX) {
            throw new WrongUsage("--months takes 1 to " + MONTHS_MAX + ", not " + months);
        }
        Console console = Console.standard();
        Ports ports = new Ports(portBase).withTls(tls);
        StateDir state = stateOption.state();
        state.prepare();
        Optional<AutoCloseable> lock = state.lock();
        if (lock.isEmpty()) {
            return alreadyUp(state, console);
        }
        try (AutoCloseable _ = lock.get()) {
            List<String> left = Leftovers.end(state);
            if (!left.isEmpty()) {
                console.line("  ended what an earlier run left behind: " + String.join(", ", left));
            }
            if (fresh && !deleteData(state, console)) {
                return 1;
            }
            requireNoLostDatabases(state);
            requireDisk(state);
            if (!detach) {
                return new RunningUp(state, ports, withoutDemo ? RunningUp.WITHOUT_DEMO : months, background, console)
                        .run();
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new LocalFailure("can't give back the lock of " + state.root(), e);
        }
        int code = new DetachedUp(state).run(arguments(state));
        if (code == 0) {
            console.line(new Logins(state, ports).shown() + "\n" + RunningUp.WHAT_NEXT);
        }
        return code;
    }

    /**
     * If the caller asked for the background, a running suite is what it wants. Otherwise, or if data should be deleted first, the caller
     * has to decide.
     */
    private int alreadyUp(StateDir state, Console console) {
        Optional<RunFile> run = RunFile.read(state);
        String who = run.map(found -> " (process " + found.up().pid() + ", port base "
                        + found.ports().base() + ")")
                .orElse("");
        if (!detach || fresh) {
            throw new LocalFailure("Storesync is already running in " + state.root() + who
                    + ": ./storesync status shows it, ./storesync down stops it");
        }
        run.filter(found -> tls && !found.ports().tls()).ifPresent(found -> {
            throw new LocalFailure("Storesync is up in " + state.root() + who
                    + " without TLS: ./storesync down stops it, then ./storesync up --tls");
        });
        run.filter(found -> portBase != Ports.DEFAULT_BASE
                        && portBase != found.ports().base())
                .ifPresent(found -> {
                    throw new LocalFailure("Storesync is up in " + state.root() + who + ", not at the port base "
                            + portBase + ": ./storesync down stops it");
                });
        if (!DetachedUp.awaitReady(state)) {
            throw new LocalFailure("the start of Storesync in " + state.root() + who
                    + " that was under way has failed: ./storesync logs up says why");
        }
        console.line("Storesync is already up in " + state.root() + who
                + ": ./storesync status shows it, ./storesync down stops it");
        return 0;
    }

    private static boolean deleteData(StateDir state, Console console) {
        String all = "databases, sites, secrets and backups in " + state.root();
        if (!Terminal.agrees("Delete all " + all + "?")) {
            console.line("nothing was deleted");
            return false;
        }
        console.line("  deleting " + all);
        state.deleteData();
        state.prepare();
        return true;
    }

    /** A new server would archive its WAL under the names of the old one's. */
    private static void requireNoLostDatabases(StateDir state) {
        if (!Files.isDirectory(state.postgres().resolve("data"))
                && !BackupDir.of(state).backups().isEmpty()) {
            throw new LocalFailure("there are backups in " + state.root() + " but no databases: ./storesync restore"
                    + " brings them back, ./storesync up --fresh begins without both");
        }
    }

    private static void requireDisk(StateDir state) {
        boolean first = !Files.isDirectory(Project.find().cache())
                || !Files.isDirectory(state.postgres().resolve("data"));
        DiskSpace.require(state.root(), first ? DiskSpace.FOR_FIRST_START : DiskSpace.FOR_START);
    }

    private List<String> arguments(StateDir state) {
        List<String> arguments =
                new ArrayList<>(List.of("up", "--state", state.root().toString(), "--port-base", "" + portBase));
        arguments.addAll(List.of("--months", "" + months, "--in-background"));
        if (tls) {
            arguments.add("--tls");
        }
        if (withoutDemo) {
            arguments.add("--no-demo");
        }
        return arguments;
    }
}
