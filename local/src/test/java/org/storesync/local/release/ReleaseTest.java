package org.storesync.local.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseTest {
    @Test
    void isDeclaredOnceAllOfItIsWritten(@TempDir Path folder) throws IOException {
        Release release = new Release(folder);
        Files.writeString(folder.resolve(Release.MIGRATIONS), "written, then ended half-way");
        assertThat(release.isDeclared()).isFalse();

        Files.writeString(folder.resolve(Release.COMMIT), "0".repeat(40));

        assertThat(release.isDeclared()).isTrue();
    }
}
