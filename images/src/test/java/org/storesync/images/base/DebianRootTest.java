package org.storesync.images.base;

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
import org.storesync.local.host.LocalFailure;

class DebianRootTest {
    @TempDir
    Path folder;

    private Path log;

    @BeforeEach
    void name() {
        log = folder.resolve("logs/images.log");
    }

    private DebianRoot root(String script) throws IOException {
        Path program = Fakes.program(folder.resolve("mmdebstrap"), "#!/bin/sh\n" + script);
        return new DebianRoot(folder.resolve("cache"), log, program);
    }

    @Test
    @DisplayName("images: the base is made once, under a fixed time, and kept")
    void makesItOnce() throws IOException {
        Path tar = folder.resolve("fake.tar");
        Fakes.root(tar);
        DebianRoot root = root("echo \"$SOURCE_DATE_EPOCH $*\"; for last; do :; done; cp " + tar + " \"$last\"\n");

        Base first = root.base();

        assertThat(root.base()).isEqualTo(first);
        assertThat(first.name()).isEqualTo(root.archive().toString());
        assertThat(Files.readAllLines(log))
                .singleElement()
                .asString()
                .startsWith("1 --variant=extract --include=")
                .contains("libc6", " bookworm ");
        try (var left = Files.list(folder.resolve("cache"))) {
            assertThat(left).containsExactly(root.archive());
        }
    }

    @Test
    @DisplayName("images: without mmdebstrap the command says what to install, or to bring a base")
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> new DebianRoot(folder, log, null).base())
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("apt-get install mmdebstrap")
                .hasMessageContaining("--base NAME|TAR");
    }

    @Test
    @DisplayName("images: when mmdebstrap fails the command names its log, and keeps nothing")
    void namesTheLog() throws IOException {
        DebianRoot root = root("echo no mirror; exit 25\n");

        assertThatThrownBy(root::base)
                .isInstanceOf(LocalFailure.class)
                .hasMessageStartingWith("mmdebstrap failed")
                .hasMessageContaining(log.toString());
        assertThat(log).hasContent("no mirror");
        assertThat(root.archive()).doesNotExist();
    }
}
