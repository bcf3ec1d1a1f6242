package org.storesync.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How to run one process.
 *
 * @param name what people call it: {@code postgres}, {@code routing-1}
 * @param command program and arguments
 * @param env added to the environment of this JVM
 * @param log gets standard output and error
 * @param ready asked until it says yes
 * @param limits how long to wait for its start and its end
 * @param stopSignal how it is asked to end
 */
public record ProcessSpec(
        String name,
        List<String> command,
        Map<String, String> env,
        Path log,
        Ready ready,
        Limits limits,
        Signal stopSignal) {

    public ProcessSpec {
        command = List.copyOf(command);
        env = Map.copyOf(env);
    }

    /** The same process with additional or changed environment variables. */
    public ProcessSpec withEnv(Map<String, String> more) {
        Map<String, String> merged = new TreeMap<>(env);
        merged.putAll(more);
        return new ProcessSpec(name, command, merged, log, ready, limits, stopSignal);
    }

    /** The same process with another program. */
    public ProcessSpec withCommand(List<String> other) {
        return new ProcessSpec(name, other, env, log, ready, limits, stopSignal);
    }

    /** The same process, for which others wait longer or shorter. */
    public ProcessSpec withLimits(Limits other) {
        return new ProcessSpec(name, command, env, log, ready, other, stopSignal);
    }

    /** The longest waits: until it is ready, and until it has ended after it was asked to. Then it is killed. */
    public record Limits(Duration start, Duration stop) {}

    /** A signal, by the name that {@code kill} knows. */
    public enum Signal {
        TERM,
        INT
    }
}
