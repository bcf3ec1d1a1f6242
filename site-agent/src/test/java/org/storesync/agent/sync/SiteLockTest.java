package org.storesync.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteLockTest {
    @TempDir
    Path folder;

    @Test
    void letsOneInAtATime() {
        Path file = folder.resolve("sync.lock");
        List<SyncEvent> events = new ArrayList<>();
        List<Duration> pauses = new ArrayList<>();
        try (SiteLock first = SiteLock.tryTake(file)) {
            assertThat(first).isNotNull();
            assertThat(SiteLock.tryTake(file)).isNull();
            assertThatThrownBy(() -> SiteLock.take(file, Duration.ofSeconds(1), pauses::add, events::add))
                    .isInstanceOf(SiteLock.Busy.class)
                    .hasMessageContaining("for 1 s");
        }
        assertThat(events).containsExactly(new SyncEvent.Waiting());
        assertThat(pauses).hasSize(5).containsOnly(Duration.ofMillis(200));
        try (SiteLock again = SiteLock.tryTake(file)) {
            assertThat(again).isNotNull();
        }
    }

    @Test
    void goesInWhenTheOtherLeaves() {
        Path file = folder.resolve("sync.lock");
        SiteLock first = SiteLock.tryTake(file);
        assertThat(first).isNotNull();
        try (SiteLock second = SiteLock.take(file, Duration.ofSeconds(10), pause -> first.close(), SyncListener.NONE)) {
            assertThat(second).isNotNull();
        }
    }

    @Test
    void keepsAnotherProcessOutAndEndsWithIt() throws IOException, InterruptedException {
        Path file = folder.resolve("sync.lock");
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");
            assertThat(SiteLock.tryTake(file)).isNull();
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
        try (SiteLock mine = SiteLock.tryTake(file)) {
            assertThat(mine).isNotNull();
        }
    }

    /** Another program that syncs the same site. */
    static final class Holder {
        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(SiteLock.tryTake(Path.of(arguments[0])) == null ? "refused" : "held");
            Thread.sleep(60_000);
        }
    }
}
