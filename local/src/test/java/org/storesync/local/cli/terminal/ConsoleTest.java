package org.storesync.local.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.storesync.local.host.LocalFailure;

class ConsoleTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void writesALineAStepIntoALog() {
        Console console = console(false);

        String result = console.step("Keycloak", () -> {
            console.note("fetching");
            console.note("still fetching");
            return "done";
        });

        assertThat(result).isEqualTo("done");
        // The second note comes too soon after the first.
        assertThat(text()).matches("  Keycloak {26}\n  \\.\\.\\. fetching\n  Keycloak {26}\\d+\\.\\d s\n");
    }

    @Test
    void writesOneLineForAStepWithoutNotes() {
        console(false).step("PostgreSQL", () -> {});

        assertThat(text()).matches("  PostgreSQL {24}\\d+\\.\\d s\n");
    }

    @Test
    void rewritesTheLineOnATerminal() {
        console(true).step("Keycloak", () -> {});

        assertThat(text()).matches("  Keycloak {26}\r\033\\[K  Keycloak {26}\\d+\\.\\d s\n");
    }

    @Test
    void showsThatAStepFailed() {
        assertThatThrownBy(() -> console(false).step("PostgreSQL", () -> {
                    throw new LocalFailure("no");
                }))
                .isInstanceOf(LocalFailure.class);

        assertThat(text()).matches("  PostgreSQL {24}failed after \\d+\\.\\d s\n");
    }

    @Test
    void isLeftToTheThreadThatStopsTheSuite() {
        Console console = console(false);

        console.step("Keycloak", () -> {
            Thread stop = Thread.ofPlatform().start(() -> {
                console.takeOver();
                console.line("stopping");
            });
            await(stop);
        });

        assertThat(text()).matches("  Keycloak {26}\nstopping\n");
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Console console(boolean terminal) {
        return new Console(new PrintStream(written, true, StandardCharsets.UTF_8), terminal);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
