package org.storesync.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    Path folder;

    @Test
    void readsOnlyTheEndOfALongLog() throws IOException {
        Path log = log(IntStream.range(0, 100_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n")));

        assertThat(LogTail.lines(log, 2)).containsExactly("line 99998", "line 99999");
    }

    @Test
    void hasNothingWhereThereIsNoLog() {
        assertThat(LogTail.lines(folder.resolve("none.log"), 5)).isEmpty();
        assertThat(LogTail.headline(folder.resolve("none.log"))).isEqualTo("(it wrote nothing)");
    }

    @Test
    void picksTheLastLineThatNamesAFault() throws IOException {
        Path log = log(String.join(
                "\n",
                List.of(
                        "2026-11-23 INFO started",
                        "2026-11-23 ERROR it broke",
                        "java.lang.IllegalStateException: no database",
                        "\tat org.storesync.Exception.method(File.java:1)",
                        "2026-11-23 INFO stopped",
                        "")));

        assertThat(LogTail.headline(log)).isEqualTo("java.lang.IllegalStateException: no database");
    }

    @Test
    void fallsBackToTheLastLine() throws IOException {
        assertThat(LogTail.headline(log("one\ntwo\n\n"))).isEqualTo("two");
    }

    private Path log(String text) throws IOException {
        return Files.writeString(folder.resolve("child.log"), text);
    }
}
