package org.storesync.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.local.host.LocalFailure;

@Timeout(20)
class ManagedProcessTest {
    @TempDir
    Path folder;

    private final BlockingQueue<String> deaths = new LinkedBlockingQueue<>();
    private Path log;
    private ManagedProcess process;

    @BeforeEach
    void nameTheLog() {
        log = folder.resolve("child.log");
    }

    @AfterEach
    void leaveNothingBehind() {
        process.kill9();
    }

    @Test
    void startsWaitsAndStopsOnRequest() {
        process = child("echo begins; trap 'echo ends; exit 0' TERM; echo up > $UP; while :; do sleep 0.05; done");

        process.start();
        long pid = process.pid().orElseThrow();
        assertThat(process.state()).isEqualTo(ManagedProcess.State.RUNNING);
        assertThat(process.figures().orElseThrow().memoryBytes()).isPositive();
        process.stop();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(LogTail.lines(log, 10)).containsExactly("begins", "ends");
        assertThat(deaths).isEmpty();
    }

    @Test
    void tellsWhoDiedAndItsLastWord() throws InterruptedException {
        process = child("echo up > $UP; echo INFO fine; echo ERROR the database is gone; echo INFO bye; exit 3");
        assertThatIsReadyFirst();

        process.start();

        assertThat(deaths.poll(10, TimeUnit.SECONDS)).isEqualTo("child");
        assertThat(process.state()).isEqualTo(ManagedProcess.State.DEAD);
        assertThat(process.obituary("ended"))
                .isEqualTo("child ended with code 3: ERROR the database is gone (log: " + log + ")");
    }

    @Test
    void failsAtOnceIfItEndsWhileItStarts() {
        process = child("echo 'port 1 already in use'; echo 'see you'; exit 1");

        assertThatThrownBy(process::start)
                .isInstanceOf(LocalFailure.class)
                .hasMessage("child ended while it started with code 1: port 1 already in use; stop the other program,"
                        + " or move all ports with --port-base (log: " + log + ")");
        assertThat(deaths).isEmpty();
    }

    @Test
    void namesAFullDisk() {
        process = child("echo 'FATAL could not extend file: No space left on device'; exit 1");

        assertThatThrownBy(process::start).hasMessageContaining("is full: free some room and start again");
    }

    @Test
    void saysWhatToDoWithTheDatabasesOfAnotherBuild() {
        process = child("echo 'Caused by: FlywayValidateException: Migrations have failed validation'; exit 1");

        assertThatThrownBy(process::start)
                .hasMessageContaining("; the databases are of another build: ./storesync up --fresh");
    }

    @Test
    void givesUpOnOneThatIsNeverReadyAndKillsIt() {
        process = child("echo waiting; sleep 60", Duration.ofMillis(300));

        assertThatThrownBy(process::start).hasMessage("child was not ready within 0 s: waiting (log: " + log + ")");
        assertThat(process.pid()).isEmpty();
    }

    @Test
    void killsWithoutWarningWithAllItStartedAndStartsAgain() {
        process = child("sleep 61 & echo up > $UP; wait");
        process.start();
        ProcessHandle first = ProcessHandle.of(process.pid().orElseThrow()).orElseThrow();
        List<ProcessHandle> sleepers = first.children().toList();

        process.kill9();

        assertThat(first.isAlive()).isFalse();
        assertThat(sleepers).isNotEmpty().noneMatch(ProcessUsage::isRunning);
        assertThat(deaths).isEmpty();
        process.restart();
        assertThat(process.state()).isEqualTo(ManagedProcess.State.RUNNING);
    }

    @Test
    void killsOneThatDoesNotEndInTime() {
        process = child("trap '' TERM; echo up > $UP; while :; do sleep 0.05; done");
        process.start();

        process.stop();

        assertThat(process.pid()).isEmpty();
    }

    private void assertThatIsReadyFirst() {
        process.change(spec -> new ProcessSpec(
                spec.name(), spec.command(), spec.env(), spec.log(), () -> true, spec.limits(), spec.stopSignal()));
    }

    private ManagedProcess child(String script) {
        return child(script, Duration.ofSeconds(10));
    }

    private ManagedProcess child(String script, Duration startLimit) {
        Path up = folder.resolve("up");
        return new ManagedProcess(
                new ProcessSpec(
                        "child",
                        List.of("sh", "-c", script),
                        Map.of("UP", up.toString()),
                        log,
                        () -> consumed(up),
                        new ProcessSpec.Limits(startLimit, Duration.ofMillis(500)),
                        ProcessSpec.Signal.TERM),
                started -> {},
                dead -> deaths.add(dead.name()));
    }

    private static boolean consumed(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            return false;
        }
    }
}
