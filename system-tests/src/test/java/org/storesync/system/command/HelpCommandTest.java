package org.storesync.system.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HelpCommandTest {
    @TempDir
    Path folder;

    @DisplayName("help does not build: before the first build it says what the usage has")
    @Test
    void helpsWithoutABuild() throws Exception {
        Checkout checkout = new Checkout(folder).fresh();
        Checkout.Run bench = checkout.run("bench", "--help");

        assertThat(bench.code()).isZero();
        assertThat(bench.out()).isEqualTo("""
              ./storesync bench [B1 ...] [--rows N] [--json FILE] [--beside COMMIT]
                                             figures beside their references, or beside those of another commit
              (after the first build, --help tells more)
            """);
        for (List<String> words : List.of(
                List.of("help", "bench"),
                List.of("up", "--help"),
                List.of("site", "x", "list", "-h"),
                List.of("help", "admin"))) {
            Checkout.Run run = checkout.run(words.toArray(String[]::new));
            assertThat(run.code()).as("%s: %s", words, run.err()).isZero();
            assertThat(run.out()).startsWith("  ./storesync ");
        }
        assertThat(checkout.calls()).isEmpty();
    }
}
