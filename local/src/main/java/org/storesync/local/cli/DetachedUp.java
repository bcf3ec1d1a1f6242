package org.storesync.local.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.storesync.local.cli.running.RunFile;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;
import org.storesync.local.process.Programs;

/** {@code up} in the background: runs it in a separate session, shows its progress, and returns when everything is healthy. */
final class DetachedUp {
    private static final long POLL_MS = 100;

    private final StateDir state;
    private final Path log;

    DetachedUp(StateDir state) {
        this.state = state;
        this.log = state.log("up");
    }

    /** Waits while another start in this folder is under way; true if its suite runs then. */
    static boolean awaitReady(StateDir state) {
        while (true) {
            Optional<RunFile> run =
                    RunFile.read(state).filter(found -> found.up().alive().isPresent());
            if (run.isEmpty() || run.get().ready()) {
                return run.isPresent();
            }
            try {
                Thread.sleep(POLL_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LocalFailure("interrupted", e);
            }
        }
    }

    /** @param arguments of the foreground command */
    int run(List<String> arguments) {
        Process up = launch(arguments);
        Thread stopWithUs = new Thread(up::destroy);
        Runtime.getRuntime().addShutdownHook(stopWithUs);
        try (RandomAccessFile output = new RandomAccessFile(log.toFile(), "r")) {
            boolean ready = false;
            while (!ready && up.isAlive()) {
                ready = RunFile.read(state)
                        .filter(run -> run.up().pid() == up.pid() && run.ready())
                        .isPresent();
                if (!ready) {
                    up.waitFor(POLL_MS, TimeUnit.MILLISECONDS);
                }
                copy(output);
            }
            copy(output);
            Runtime.getRuntime().removeShutdownHook(stopWithUs);
            return ready ? 0 : Math.max(1, up.exitValue());
        } catch (IOException e) {
            throw StateDir.explain(log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }

    private Process launch(List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (Programs.find("setsid").isPresent()) {
            command.add("setsid");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(arguments);
        try {
            if (Files.exists(log)) {
                // The log of the last run, which may say why it ended, is kept once more.
                Files.move(log, state.log("up-before"), StandardCopyOption.REPLACE_EXISTING);
            }
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw StateDir.explain(log, e);
        }
    }

    private static void copy(RandomAccessFile output) throws IOException {
        byte[] fresh = new byte[(int) Math.min(output.length() - output.getFilePointer(), 1 << 20)];
        output.readFully(fresh);
        System.out.print(new String(fresh, StandardCharsets.UTF_8));
        System.out.flush();
    }
}
