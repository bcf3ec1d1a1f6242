package org.storesync.system.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.storesync.local.host.Project;
import org.storesync.local.process.Ready;

/** One run of a service's package outside the suite. It is killed when it is closed. */
public final class OneRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Process process;
    private final Path log;

    private OneRun(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts a service on loopback with what is more in its environment. */
    public static OneRun of(String module, Map<String, String> env, String... arguments) throws IOException {
        Path log = Files.createTempFile(module, ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                Project.find().serviceJar(module).toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(new TreeMap<>(env));
        return new OneRun(builder.start(), log);
    }

    /** Waits for its end, and gives its exit code. */
    public int exitCode() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("it ends: %s", said())
                .isTrue();
        return process.exitValue();
    }

    /** Waits until an address answers 200. */
    public void answers(URI address) {
        Awaitility.await("an answer of " + address)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    assertThat(process.isAlive()).as("it runs: %s", said()).isTrue();
                    return Ready.http(address).isReady();
                });
    }

    /** What it wrote. */
    public String said() {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        Files.delete(log);
    }
}
