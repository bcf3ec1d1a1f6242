package org.storesync.local.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirTest {
    @TempDir
    Path folder;

    @Test
    void isTakenByOneSuiteAtATime() throws Exception {
        StateDir state = new StateDir(folder.resolve("state"));
        state.prepare();

        try (AutoCloseable _ = state.lock().orElseThrow()) {
            assertThat(state.lock()).isEmpty();
        }

        state.lock().orElseThrow().close();
    }

    @Test
    void keepsSecretsFromOthers() throws IOException {
        StateDir state = new StateDir(folder.resolve("state"));
        state.prepare();
        String key = new Secrets(state.secrets()).key("postgres.routing");

        assertThat(new Secrets(state.secrets()).key("postgres.routing"))
                .isEqualTo(key)
                .hasSize(43);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.secrets())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.sites())))
                .isEqualTo("rwx------");
    }

    @Test
    void freshDeletesDataAndKeepsTheUnpackedPrograms() throws IOException {
        StateDir state = new StateDir(folder);
        state.prepare();
        Files.createDirectories(folder.resolve("cache/keycloak"));
        Files.writeString(
                Files.createDirectories(state.postgres().resolve("data")).resolve("PG_VERSION"), "18");
        new Secrets(state.secrets()).key("any");

        state.deleteData();

        assertThat(state.postgres()).doesNotExist();
        assertThat(state.secrets()).doesNotExist();
        assertThat(folder.resolve("cache/keycloak")).isDirectory();
    }

    @Test
    void explainsWhatAFaultOfTheDiskMeans() {
        Path place = folder.resolve("postgres");

        assertThat(StateDir.explain(place, new IOException("write failed: No space left on device")))
                .hasMessage("the disk of " + place
                        + " is full: free some room and start again; what was acknowledged is kept");
        assertThat(StateDir.explain(place, new AccessDeniedException(place.toString())))
                .hasMessageMatching(
                        "no permission to write .*postgres: run as its owner \\(.+\\), or name another folder with --state DIR");
    }

    @Test
    void saysThatAFolderCannotBeMade() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new StateDir(file.resolve("state")).prepare())
                .isInstanceOf(LocalFailure.class)
                .hasMessageStartingWith("can't use " + file.resolve("state"));
    }

    @Test
    void refusesADiskWithoutRoomBeforeAnythingStarts() {
        DiskSpace.require(folder, 1);

        assertThatThrownBy(() -> DiskSpace.require(folder, Long.MAX_VALUE))
                .isInstanceOf(LocalFailure.class)
                .hasMessageMatching("the disk of .* has \\d+ MB left and 9223372036854 MB are needed:"
                        + " free some, or name a folder on another disk with --state DIR");
    }
}
