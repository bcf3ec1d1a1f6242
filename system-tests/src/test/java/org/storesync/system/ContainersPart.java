package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.local.cli.SmokeScenario;
import org.storesync.local.host.Ports;
import org.storesync.local.host.StateDir;
import org.storesync.local.process.Programs;
import org.storesync.system.container.ContainerSuite;
import org.storesync.system.suite.PrintedProgress;

/**
 * {@code ./storesync test containers}: the images run from the rendered manifests. {@link TransferScenario} runs after it, over containers
 * too.
 */
@DisplayName("F2: the five services run as containers from the rendered manifests")
class ContainersPart {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static ContainerSuite containers;

    @BeforeAll
    static void play() {
        Path folder = Path.of("target", "containers").toAbsolutePath();
        StateDir.delete(folder);
        containers = ContainerSuite.start(folder, Ports.free(), new PrintedProgress());
    }

    @AfterAll
    static void end() {
        if (containers != null) {
            containers.close();
        }
    }

    @Test
    void doOnceWhatTheFiveServicesDoAndComeBackAfterKill9() {
        try (SmokeScenario scenario = new SmokeScenario(containers.suite())) {
            scenario.run(new PrintedProgress());
        }
        long before = containers.pid("routing-service");
        String id = containers.containerId("routing-service");

        Programs.run(List.of("kill", "-9", Long.toString(before)));

        Awaitility.await("the container runs again")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> containers.pid("routing-service") != before
                        && containers.suite().process("routing-1").isHealthy());
        assertThat(containers.containerId("routing-service"))
                .as("the same container")
                .isEqualTo(id);
        assertThat(containers.suite().administration().sites())
                .as("what was acknowledged")
                .isNotEmpty();
    }
}
