package org.storesync.system.part;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartRunTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-30T01:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final List<String> rounds = new ArrayList<>();
    private int failsAt = -1;

    @BeforeEach
    void writePage() throws IOException {
        Files.writeString(page(), "# Assurance\n");
    }

    private Path page() {
        return folder.resolve("assurance.md");
    }

    private String printedText() {
        return printed.toString(UTF_8);
    }

    /** Each round takes a minute. */
    private void run(String part, int minutes, @Nullable Long seed, String choice) throws Exception {
        Wish wish = new Wish(Duration.ofMinutes(minutes), seed, choice);
        PrintStream out = new PrintStream(printed, true, UTF_8);
        new PartRun(part, wish, folder, new AssurancePage(page()), CLOCK, out).go((given, number) -> {
            if (number == failsAt) {
                throw new IOException("killed");
            }
            rounds.add(part + " " + given + "/" + number);
            return new Tally(Duration.ofMinutes(1), Map.of("pages", 10L, Tally.SECONDS + "work", 60L));
        });
    }

    @DisplayName(
            "long run: a part that was interrupted goes on after its last round, with its seed, and counts all rounds")
    @Test
    void goesOnAfterAnInterruption() throws Exception {
        failsAt = 2;
        assertThatThrownBy(() -> run("traffic", 4, 7L, "")).hasMessage("killed");
        assertThat(Files.readString(page())).isEqualTo("# Assurance\n");
        failsAt = -1;

        run("traffic", 4, null, "");

        assertThat(rounds).containsExactly("traffic 7/0", "traffic 7/1", "traffic 7/2", "traffic 7/3");
        assertThat(printedText()).contains("traffic: seed 7 (again by --seed 7); goes on after 2 rounds, 2 of 4 min");
        assertThat(Files.readString(page())).isEqualTo("""
            # Assurance

            ## traffic

            <!-- table of traffic -->

            | what | how often |
            |---|---|
            | finished | 2026-11-30 |
            | seed | 7 |
            | minutes | 4 |
            | rounds, none of which failed | 4 |
            | pages | 40 |
            | seconds work | 240 |

            | round | seconds |
            |---|---|
            | 1 | 60 s, work 60 |
            | 2 | 60 s, work 60 |
            | 3 | 60 s, work 60 |
            | 4 | 60 s, work 60 |

            <!-- end of traffic -->
            """);
    }

    @DisplayName("long run: a finished run is over: the next one begins with the first round and a seed that it prints")
    @Test
    void beginsAgainAfterTheEnd() throws Exception {
        run("traffic", 1, 7L, "");
        run("traffic", 1, null, "");

        assertThat(rounds).hasSize(2);
        assertThat(rounds.getLast()).endsWith("/0");
        String seed = rounds.getLast().split("[ /]")[1];
        assertThat(printedText())
                .contains("traffic: seed " + seed + " (again by --seed " + seed + "); a new run of 1 min");
    }

    @DisplayName("long run: another seed gives an interrupted run up; the same seed goes on with it")
    @Test
    void givesUpARunOfAnotherSeed() throws Exception {
        failsAt = 1;
        assertThatThrownBy(() -> run("traffic", 2, 7L, "")).hasMessage("killed");
        assertThatThrownBy(() -> run("traffic", 2, 7L, "")).hasMessage("killed");
        assertThatThrownBy(() -> run("traffic", 2, 8L, "")).hasMessage("killed");

        assertThat(rounds).containsExactly("traffic 7/0", "traffic 8/0");
    }

    @DisplayName("long run: minutes count for each part, and each part has its own progress and writes only its table")
    @Test
    void countsMinutesForEachPart() throws Exception {
        failsAt = 1;
        assertThatThrownBy(() -> run("traffic", 2, 7L, "")).hasMessage("killed");
        failsAt = -1;

        run("native", 2, 9L, "");
        String afterNative = Files.readString(page());
        run("traffic", 2, null, "");

        assertThat(rounds).containsExactly("traffic 7/0", "native 9/0", "native 9/1", "traffic 7/1");
        assertThat(afterNative).contains("| seed | 9 |").doesNotContain("traffic");
        assertThat(Files.readString(page())).startsWith(afterNative.strip()).contains("| seed | 7 |");
    }

    @DisplayName("long run: a run that leaves something out has its own progress and writes no table")
    @Test
    void keepsAChoiceApart() throws Exception {
        failsAt = 1;
        assertThatThrownBy(() -> run("traffic", 2, 7L, "")).hasMessage("killed");
        failsAt = -1;

        run("traffic", 2, 8L, "kills,cuts");
        run("traffic", 2, null, "");

        assertThat(rounds).containsExactly("traffic 7/0", "traffic 8/0", "traffic 8/1", "traffic 7/1");
        assertThat(printedText()).contains("a new run of 2 min; with kills,cuts");
        assertThat(Files.readString(page())).contains("| seed | 7 |").doesNotContain("| seed | 8 |");
    }
}
