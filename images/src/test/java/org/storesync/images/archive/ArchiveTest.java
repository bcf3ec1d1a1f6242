package org.storesync.images.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.images.image.Fakes;

class ArchiveTest {
    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        Fakes.write(folder.resolve("in/b/two.txt"), "two");
        Fakes.write(folder.resolve("in/a.txt"), "one");
        Fakes.program(folder.resolve("in/bin/go"), "#!/bin/sh\n");
    }

    private String write(String name) throws IOException {
        return new Archive("top")
                .folder("", folder.resolve("in"))
                .text("note", "é")
                .write(folder.resolve(name), true)
                .sha256();
    }

    private static int run(Path at, String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .directory(at.toFile())
                .redirectErrorStream(true)
                .redirectOutput(at.resolve("said").toFile())
                .start()
                .waitFor();
    }

    @Test
    @DisplayName("archive: equal contents make equal bytes, whenever and in which order the files were written")
    void isEqualForEqualContents() throws IOException {
        String first = write("one.tar.gz");
        Fakes.age(folder.resolve("in"));

        assertThat(write("two.tar.gz")).isEqualTo(first);
        assertThat(folder.resolve("one.tar.gz")).hasSameBinaryContentAs(folder.resolve("two.tar.gz"));
        assertThat(folder.resolve("one.tar.gz.sha256")).hasContent(first + "  one.tar.gz\n");

        Fakes.write(folder.resolve("in/a.txt"), "One");

        assertThat(write("two.tar.gz")).isNotEqualTo(first);
    }

    @Test
    @DisplayName("archive: tar unpacks it, sha256sum finds it whole, and finds a byte that changed")
    void isUnpackedAndVerified() throws IOException, InterruptedException {
        write("one.tar.gz");

        assertThat(run(folder, "tar", "xzf", "one.tar.gz")).isZero();
        assertThat(run(folder, "sha256sum", "-c", "one.tar.gz.sha256")).isZero();

        Path top = folder.resolve("top");
        assertThat(top.resolve("note")).hasContent("é");
        assertThat(Files.isExecutable(top.resolve("bin/go"))).isTrue();
        assertThat(Files.isExecutable(top.resolve("a.txt"))).isFalse();
        assertThat(run(top, "sha256sum", "-c", Archive.SUMS)).isZero();

        Files.writeString(top.resolve("b/two.txt"), "twO");

        assertThat(run(top, "sha256sum", "-c", Archive.SUMS)).isEqualTo(1);
        assertThat(top.resolve("said")).content().contains("b/two.txt: FAILED");
    }

    @Test
    @DisplayName("archive: two files of one name are a fault")
    void refusesTwoOfOneName() {
        assertThatThrownBy(() -> new Archive("top").text("a", "1").text("a", "2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the name a");
    }
}
