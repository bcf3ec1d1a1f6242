package org.storesync.local.cli.running;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.storesync.local.host.LocalFailure;
import org.storesync.local.host.StateDir;

/** Processes that still run although their {@code up} was killed, so that nobody ended them. */
public final class Leftovers {
    private static final Duration WAIT = Duration.ofSeconds(30);

    private Leftovers() {}

    /** Ends them, the last started first; returns their names. It touches nothing else: process number and start time must both match. */
    public static List<String> end(StateDir state) {
        List<RunFile.Child> left = RunFile.read(state).map(RunFile::children).orElse(List.of()).stream()
                .filter(child -> child.alive().isPresent())
                .toList();
        for (RunFile.Child child : left.reversed()) {
            child.alive().ifPresent(process -> {
                process.destroy();
                if (!awaitEnd(process, WAIT)) {
                    process.destroyForcibly();
                    awaitEnd(process, WAIT);
                }
            });
        }
        RunFile.delete(state);
        return left.stream().map(RunFile.Child::name).toList();
    }

    public static boolean awaitEnd(ProcessHandle process, Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalFailure("interrupted", e);
        }
    }
}
