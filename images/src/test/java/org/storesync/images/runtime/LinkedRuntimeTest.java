package org.storesync.images.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.images.image.Fakes;
import org.storesync.local.host.LocalFailure;

class LinkedRuntimeTest {
    @TempDir
    Path folder;

    private LinkedRuntime runtime() {
        return new LinkedRuntime(
                RuntimeParts.SERVICES, folder.resolve("jdk"), folder.resolve("cache"), folder.resolve("log"));
    }

    private void jlink(String script) throws IOException {
        Fakes.program(folder.resolve("jdk/bin/jlink"), "#!/bin/sh\n" + script);
    }

    @Test
    @DisplayName("images: the runtime is linked once and kept")
    void linksOnce() throws IOException {
        jlink("echo \"$*\"; for last; do :; done; mkdir \"$last\"\n");

        Path first = runtime().folder();

        assertThat(first).isDirectory().hasParent(folder.resolve("cache"));
        assertThat(runtime().folder()).isEqualTo(first);
        assertThat(Files.readAllLines(folder.resolve("log")))
                .singleElement()
                .asString()
                .startsWith("--add-modules=java.base,")
                .contains("java.rmi");
    }

    @Test
    @DisplayName("images: a JDK without jlink, or a jlink that fails, is told with what to do or to read")
    void saysWhatIsWrong() throws IOException {
        assertThatThrownBy(() -> runtime().folder())
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("has no jlink: set JAVA_HOME to a whole JDK");

        jlink("echo broken; exit 1\n");

        assertThatThrownBy(() -> runtime().folder())
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("see " + folder.resolve("log"));
    }
}
