package org.storesync.k8s.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.k8s.manifest.Checkout;

/** Prometheus' own tool reads the rules and runs their tests: each alert is quiet at one moment and fires at another. */
class PromtoolTest {
    private static final String TESTS = "k8s/src/test/promtool/alerts-test.yaml";

    @TempDir
    Path folder;

    @BeforeEach
    void needsPromtool() throws IOException, InterruptedException {
        boolean missing = run("sh", "-c", "command -v promtool").isBlank();
        if ("1".equals(System.getenv("STORESYNC_STRICT"))) {
            assertThat(missing)
                    .as("promtool is missing: put the folder that k8s/promtool.sh prints on the PATH")
                    .isFalse();
        }
        assumeTrue(!missing, "needs promtool on the PATH: k8s/promtool.sh gets it");
        Files.writeString(folder.resolve("rules.json"), Rules.file());
        Files.writeString(folder.resolve("tests.yaml"), Checkout.text(TESTS));
    }

    @Test
    @DisplayName("alerts: promtool reads all rules")
    void readsTheRules() throws IOException, InterruptedException {
        assertThat(run("promtool", "check", "rules", "rules.json"))
                .contains("SUCCESS: " + Rules.all().size() + " rules found");
    }

    @Test
    @DisplayName("alerts: each alert fires when it should, and not before")
    void passesItsTests() throws IOException, InterruptedException {
        assertThat(run("promtool", "test", "rules", "tests.yaml"))
                .contains("SUCCESS")
                .doesNotContain("FAILED");
    }

    @Test
    @DisplayName("alerts: each alert has such a test")
    void testsEachAlert() {
        String tests = Checkout.text(TESTS);
        for (Rule rule : Rules.all()) {
            String[] test = tests.split("  - name: " + rule.getAlert() + "\n", 2);
            assertThat(test).as(rule.getAlert()).hasSize(2);
            assertThat(test[1].split("  - name: ", 2)[0])
                    .as(rule.getAlert())
                    .contains("alertname=\"" + rule.getAlert() + "\"", "exp_samples: []", "- value: ");
        }
    }

    /** What a command says, in the folder of the test. A command that fails says why. */
    private String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
