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
 * @param log takes standard output and error
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

    /** The same process with more, or other, environment. */
    public ProcessSpec withEnv(Map<String, String> more) {
        Map<String, String> merged = new TreeMap<>(env);
        merged.putAll(more);
        return new ProcessSpec(name, command, merged, log, ready, limits, stopSignal);
    }

    /** The longest waits: until ready, and until gone after it was asked to end; then it is killed. */
    public record Limits(Duration start, Duration stop) {}

    /** A signal by the name {@code kill} knows. */
    public enum Signal {
        TERM,
        INT
    }
}
