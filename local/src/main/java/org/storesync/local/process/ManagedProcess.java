package org.storesync.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;

/**
 * One child process of a suite. It runs in a separate session, so that Ctrl-C reaches only the suite, which then ends its children in
 * order. The watcher is told when the process ends unexpectedly.
 */
public final class ManagedProcess {
    /** If a signal ended a process, its exit code is this number plus the signal's number. */
    private static final int SIGNALLED = 128;

    private static final int SIGKILL = 9;

    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration KILL_WAIT = Duration.ofSeconds(10);
    private static final long LOG_LIMIT_BYTES = 16L * 1024 * 1024;

    private final Consumer<ManagedProcess> onStarted;
    private final Consumer<ManagedProcess> onUnexpectedEnd;
    private ProcessSpec spec;
    private volatile @Nullable Process process;
    private volatile long launchedAtNanos;
    private volatile long logBegin;
    private volatile long memoryKillsBefore;
    private volatile Duration startTook = Duration.ZERO;
    private final AtomicReference<State> state = new AtomicReference<>(State.STOPPED);

    /**
     * @param onStarted called each time it was launched, before it is ready
     * @param onUnexpectedEnd called once each time the running process ends although nobody asked it to
     */
    public ManagedProcess(
            ProcessSpec spec, Consumer<ManagedProcess> onStarted, Consumer<ManagedProcess> onUnexpectedEnd) {
        this.spec = spec;
        this.onStarted = onStarted;
        this.onUnexpectedEnd = onUnexpectedEnd;
    }

    public String name() {
        return spec.name();
    }

    public Path log() {
        return spec.log();
    }

    public State state() {
        return state.get();
    }

    /** The process id while it runs. */
    public Optional<Long> pid() {
        Process current = process;
        return current != null && current.isAlive() ? Optional.of(current.pid()) : Optional.empty();
    }

    /** True if it runs and says that it can do its work. */
    public boolean isHealthy() {
        return state() == State.RUNNING && spec.ready().isReady();
    }

    /** The time from its last launch until it was ready. */
    public Duration startTook() {
        return startTook;
    }

    /** Memory and processor time; empty while it does not run. */
    public Optional<ProcessUsage> figures() {
        Process current = process;
        return current != null && current.isAlive()
                ? Optional.of(ProcessUsage.of(current.toHandle()))
                : Optional.empty();
    }

    /** Changes what the next start runs. */
    public synchronized void change(UnaryOperator<ProcessSpec> change) {
        spec = change.apply(spec);
    }

    /**
     * Starts it and waits until it is ready.
     *
     * @throws LocalFailure with the last line of its log if it ends or takes too long
     */
    public void start() {
        launch();
        awaitReady();
    }

    /** Starts it without waiting. Call {@link #awaitReady} afterwards. */
    public synchronized void launch() {
        if (pid().isPresent()) {
            throw new IllegalStateException(name() + " is already running");
        }
        state.set(State.STARTING);
        launchedAtNanos = System.nanoTime();
        memoryKillsBefore = MemoryKills.counted();
        Process started = run();
        process = started;
        var _ = started.onExit().thenAccept(this::ended);
        onStarted.accept(this);
    }

    /** Waits until what {@link #launch} started is ready. */
    public synchronized void awaitReady() {
        Process started = process;
        if (started == null) {
            throw new IllegalStateException(name() + " was not launched");
        }
        long deadline = System.nanoTime() + spec.limits().start().toNanos();
        while (!spec.ready().isReady()) {
            if (!started.isAlive()) {
                if (state.getAndSet(State.STOPPED) == State.STOPPED) {
                    throw new LocalFailure(name() + " was stopped while it started");
                }
                throw new LocalFailure(obituary("ended while it started"));
            }
            if (System.nanoTime() > deadline) {
                String obituary =
                        obituary("was not ready within " + spec.limits().start().toSeconds() + " s");
                kill9();
                throw new LocalFailure(obituary);
            }
            pause();
        }
        startTook = Duration.ofNanos(System.nanoTime() - launchedAtNanos);
        state.compareAndSet(State.STARTING, State.RUNNING);
        if (!started.isAlive()) {
            ended(started);
        }
    }

    /** Asks it to end, waits, and kills it if it takes too long. Does nothing if it does not run. */
    public void stop() {
        Process current = process;
        if (current == null || !current.isAlive()) {
            state.set(State.STOPPED);
            return;
        }
        state.set(State.STOPPED);
        signal(current.pid(), spec.stopSignal().name());
        if (!waitFor(current, spec.limits().stop())) {
            destroy(current);
        }
    }

    /** Kills it and everything it started, like a power cut: it can't clean up or log anything. */
    public void kill9() {
        state.set(State.STOPPED);
        Process current = process;
        if (current != null) {
            destroy(current);
        }
    }

    /** Stops it if it runs, and starts it. */
    public void restart() {
        stop();
        start();
    }

    /** Freezes it: it keeps its connections but answers nobody. */
    public void freeze() {
        pid().ifPresent(pid -> signal(pid, "STOP"));
    }

    /** Lets a frozen process go on. */
    public void thaw() {
        pid().ifPresent(pid -> signal(pid, "CONT"));
    }

    /**
     * One line for people about its end: name, reason, what to do if that is known, and the log. Only what it wrote since its last launch
     * counts. If somebody else killed it, it had no time to say why, so nothing that it wrote is shown as the reason.
     */
    public String obituary(String how) {
        Process current = process;
        int code = current == null || current.isAlive() ? 0 : current.exitValue();
        String log = " (log: " + spec.log() + ")";
        if (code == SIGNALLED + SIGKILL) {
            return name() + " " + how + ", killed by signal 9"
                    + (MemoryKills.counted() > memoryKillsBefore
                            ? ": the kernel killed it because memory ran out; about 2 GB have to be free"
                            : " from outside")
                    + log;
        }
        String headline = LogTail.headline(spec.log(), logBegin);
        String advice = Advice.on(headline, spec.log()).map(text -> "; " + text).orElse("");
        String ended = code == 0 ? "" : code > SIGNALLED ? " by signal " + (code - SIGNALLED) : " with code " + code;
        return name() + " " + how + ended + ": " + headline + advice + log;
    }

    private Process run() {
        List<String> command = new ArrayList<>();
        if (Programs.find("setsid").isPresent()) {
            command.add("setsid");
        }
        command.addAll(spec.command());
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.env());
        try {
            turnLog();
            logBegin = Files.exists(spec.log()) ? Files.size(spec.log()) : 0;
            return builder.start();
        } catch (IOException e) {
            throw StateDir.explain(spec.log(), e);
        }
    }

    private void turnLog() throws IOException {
        if (Files.exists(spec.log()) && Files.size(spec.log()) > LOG_LIMIT_BYTES) {
            Path old = spec.log().resolveSibling(spec.log().getFileName() + ".1");
            Files.move(spec.log(), old, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void ended(Process gone) {
        if (gone.equals(process) && state.compareAndSet(State.RUNNING, State.DEAD)) {
            onUnexpectedEnd.accept(this);
        }
    }

    private void destroy(Process current) {
        try (Stream<ProcessHandle> descendants = current.descendants()) {
            List<ProcessHandle> all = descendants.toList();
            current.destroyForcibly();
            all.forEach(ProcessHandle::destroyForcibly);
            waitFor(current, KILL_WAIT);
            long deadline = System.nanoTime() + KILL_WAIT.toNanos();
            while (all.stream().anyMatch(ProcessUsage::isRunning) && System.nanoTime() < deadline) {
                pause();
            }
        }
    }

    private static boolean waitFor(Process current, Duration limit) {
        try {
            return current.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void signal(long pid, String signal) {
        // The kill command built into the shell, because not every machine has a program of that name.
        Programs.run(List.of("sh", "-c", "kill -" + signal + " " + pid));
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    /** The stages of a process's life. */
    public enum State {
        STOPPED,
        STARTING,
        RUNNING,
        /** It ended, and nobody had asked it to. */
        DEAD
    }
}
