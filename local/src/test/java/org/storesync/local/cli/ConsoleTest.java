package org.storesync.local.cli;

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
            return "done";
        });

        assertThat(result).isEqualTo("done");
        assertThat(text()).matches("  \\.\\.\\. fetching\n  Keycloak {26}\\d+\\.\\d s\n");
    }

    @Test
    void rewritesTheLineOnATerminal() {
        console(true).step("Keycloak", () -> {});

        assertThat(text()).startsWith("\r\033[K  Keycloak").contains("...").endsWith(" s\n");
        assertThat(text().lines().filter(line -> !line.isEmpty())).hasSize(2);
    }

    @Test
    void showsThatAStepFailed() {
        assertThatThrownBy(() -> console(false).step("PostgreSQL", () -> {
                    throw new LocalFailure("no");
                }))
                .isInstanceOf(LocalFailure.class);

        assertThat(text()).matches("  PostgreSQL {24}failed after \\d+\\.\\d s\n");
    }

    private Console console(boolean terminal) {
        return new Console(new PrintStream(written, true, StandardCharsets.UTF_8), terminal);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
