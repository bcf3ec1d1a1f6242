package org.storesync.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class RevivalTest {
    private static final Revival.Limits QUICK =
            new Revival.Limits(2, Duration.ofMinutes(5), Duration.ofMillis(200), Duration.ofMillis(300));

    @TempDir
    Path folder;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final Revival revival = new Revival(QUICK, told::add);
    private ManagedProcess process;

    @AfterEach
    void leaveNothingBehind() {
        revival.close();
        process.kill9();
    }

    @Test
    @DisplayName(
            "claims-kills a child killed by kill -9 is started again, and it is told without blaming its log or memory")
    void startsAgainWhatWasKilled() throws Exception {
        process = child("echo ERROR an old fault; echo up > $UP; while :; do sleep 0.05; done");
        process.start();
        long first = process.pid().orElseThrow();

        kill9(first);

        assertThat(told.poll(5, TimeUnit.SECONDS))
                .isEqualTo("child ended, killed by signal 9 from outside (log: " + folder.resolve("child.log")
                        + "); it starts again in 200 ms");
        assertThat(revival.trouble("child")).contains("down, starts again within 200 ms (1 of 2 times)");
        assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo("child runs again");
        assertThat(revival.trouble("child")).isEmpty();
        assertThat(process.state()).isEqualTo(ManagedProcess.State.RUNNING);
        assertThat(process.pid().orElseThrow()).isNotEqualTo(first);
    }

    @Test
    @DisplayName("claims-kills a child that ends too often is given up, and what to do is said")
    void givesUpOneThatEndsTooOften() throws Exception {
        process = child("echo up > $UP; sleep 0.2; echo ERROR no way; exit 3");
        process.start();

        List<String> lines = List.of(next(), next(), next(), next(), next());

        assertThat(lines.get(0))
                .contains("child ended with code 3: ERROR no way")
                .endsWith("starts again in 200 ms");
        assertThat(lines.get(1)).isEqualTo("child runs again");
        assertThat(lines.get(2)).endsWith("it starts again in 300 ms");
        assertThat(lines.get(4))
                .contains("it ended more than 2 times within 5 min and is given up, all else goes on")
                .endsWith("./storesync logs child may say why; when that is mended: ./storesync down, then ./storesync"
                        + " up");
        assertThat(revival.trouble("child").orElseThrow()).startsWith("given up, it ended too often");
        assertThat(process.pid()).isEmpty();
    }

    @Test
    void countsAStartThatFailsAsAnEnd() throws Exception {
        process = child("if [ -e $ONCE ]; then echo FATAL the port is gone; exit 1; fi; touch $ONCE; echo up > $UP;"
                + " while :; do sleep 0.05; done");
        process.start();

        kill9(process.pid().orElseThrow());

        assertThat(next()).contains("killed by signal 9");
        assertThat(next()).contains("child ended while it started with code 1: FATAL the port is gone");
        assertThat(next()).contains("is given up");
    }

    @Test
    void leavesOneThatWasStoppedAlone() throws Exception {
        process = child("echo up > $UP; while :; do sleep 0.05; done");
        process.start();

        process.stop();

        assertThat(told.poll(500, TimeUnit.MILLISECONDS)).isNull();
        assertThat(process.pid()).isEmpty();
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(5, TimeUnit.SECONDS));
    }

    private static void kill9(long pid) {
        assertThat(Programs.run(List.of("sh", "-c", "kill -9 " + pid))).isZero();
    }

    private ManagedProcess child(String script) {
        Path up = folder.resolve("up");
        return new ManagedProcess(
                new ProcessSpec(
                        "child",
                        List.of("sh", "-c", script),
                        Map.of(
                                "UP",
                                up.toString(),
                                "ONCE",
                                folder.resolve("once").toString()),
                        folder.resolve("child.log"),
                        () -> consumed(up),
                        new ProcessSpec.Limits(Duration.ofSeconds(10), Duration.ofMillis(500)),
                        ProcessSpec.Signal.TERM),
                started -> {},
                revival::ended);
    }

    private static boolean consumed(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }
}
