package org.storesync.local.cli;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.storesync.local.backup.BackupDir;
import org.storesync.local.cli.running.ControlServer;
import org.storesync.local.cli.running.RunFile;
import org.storesync.local.cli.terminal.Console;
import org.storesync.local.country.CountryRun;
import org.storesync.local.host.Ports;
import org.storesync.local.host.StateDir;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.keycloak.KeycloakServer;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.process.Revival;
import org.storesync.local.suite.InternalService;
import org.storesync.local.suite.Suite;
import org.storesync.local.suite.SuiteOptions;

/**
 * The life of one {@code up} in the foreground. It starts the suite, watches it, starts processes again that ended unexpectedly, and stops
 * everything in order after Ctrl-C or {@code down}.
 */
final class RunningUp {
    static final String WHAT_NEXT =
            "Try: ./storesync status   ./storesync logs gateway-1   ./storesync down   (tour: README.md)\n";

    /** A number of months that means no demo country. */
    static final int WITHOUT_DEMO = 0;

    private final StateDir state;
    private final Ports ports;
    private final int months;
    private final Console console;
    private final Suite suite;
    private final Revival revival;
    private final boolean background;
    private volatile boolean ready;
    private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private @Nullable CountryRun country;
    private @Nullable ControlServer control;

    /**
     * @param months of history with which the demo country begins; {@link #WITHOUT_DEMO} for no country
     * @param background its output goes to a log, which must not contain a password
     */
    RunningUp(StateDir state, Ports ports, int months, boolean background, Console console) {
        this.state = state;
        this.ports = ports;
        this.months = months;
        this.background = background;
        this.console = console;
        this.revival = new Revival(Revival.Limits.STANDARD, text -> console.line("storesync: " + text));
        this.suite = Suite.prepare(SuiteOptions.in(state.root(), ports)
                .withServices(EnumSet.allOf(InternalService.class))
                .withPostgresSettings(BackupDir.of(state).archiving())
                .withProgress(console));
    }

    /** Blocks as long as the suite runs; returns the exit code. */
    int run() {
        RunFile run = new RunFile(RunFile.Child.of("up", ProcessHandle.current()), ports, newKey(), false, List.of());
        run.write(state);
        suite.onStarted(process -> run.with(ready, children()).write(state));
        suite.onEnded(revival::ended);
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            return live(run);
        } catch (RuntimeException e) {
            if (stopping.get()) {
                return 130;
            }
            throw e;
        } finally {
            stop();
        }
    }

    private int live(RunFile run) {
        long begin = System.nanoTime();
        console.line("Storesync starts in " + state.root());
        suite.start();
        CountryRun running = months == WITHOUT_DEMO
                ? CountryRun.none()
                : CountryRun.start(suite, console, Clock.systemUTC(), months);
        country = running;
        StatusReport report = new StatusReport(suite, running, revival);
        control = new ControlServer(ports.control(), run.key(), new Controls(suite, report, running));
        console.line(report.welcome(begin));
        if (!background) {
            console.line(new Logins(state, ports).shown() + "\n" + WHAT_NEXT);
        }
        ready = true;
        run.with(true, children()).write(state);
        stopped.join();
        return 0;
    }

    private List<RunFile.Child> children() {
        List<RunFile.Child> children = new ArrayList<>();
        for (ManagedProcess process : suite.processes()) {
            process.pid()
                    .flatMap(ProcessHandle::of)
                    .ifPresent(handle -> children.add(RunFile.Child.of(process.name(), handle)));
        }
        return children;
    }

    private void stop() {
        if (!stopping.compareAndSet(false, true)) {
            stopped.join();
            return;
        }
        console.takeOver();
        revival.close();
        try {
            ControlServer openControl = control;
            if (openControl != null) {
                openControl.close();
            }
            CountryRun running = country;
            if (running != null) {
                console.step("demo sites stop", running::close);
            }
            suite.close();
            RunFile.delete(state);
        } finally {
            stopped.complete(true);
        }
    }

    private static String newKey() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** What the other commands may ask this one. */
    private record Controls(Suite suite, StatusReport report, CountryRun country) implements ControlServer.Controls {
        @Override
        public ControlServer.Status status(boolean json) {
            return report.now(json);
        }

        @Override
        public String link(String name, String act) {
            return switch (act) {
                case "cut" -> {
                    country.link(name).cut();
                    yield name + ": the link is cut; ./storesync link " + name + " mend mends it\n";
                }
                case "mend" -> {
                    country.link(name).mend();
                    yield name + ": the link is mended\n";
                }
                default -> throw new WrongUsage("a link can be cut or mended, not '" + act + "'");
            };
        }

        @Override
        public String token(String user, String service) {
            if (!KeycloakServer.DEMO_USERS.contains(user)) {
                throw new WrongUsage("there is no demo login '" + user + "'");
            }
            return suite.personToken(user, service);
        }

        @Override
        public void stop() {
            Thread.ofPlatform().start(() -> System.exit(0));
        }
    }
}
