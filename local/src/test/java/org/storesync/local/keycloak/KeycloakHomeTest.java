package org.storesync.local.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.local.host.Project;

/** It takes a minute in a fresh clone. The scenarios use the same programs, so they need not wait for them then. */
class KeycloakHomeTest {
    @TempDir
    Path folder;

    @Test
    void fetchesAndBuildsTheProgramsOnce() {
        Path home = home().ready(step -> {});
        List<String> steps = new ArrayList<>();

        Path again = home().ready(steps::add);

        assertThat(again).isEqualTo(home);
        assertThat(steps).as("what is there is not made again").isEmpty();
        assertThat(home.resolve("lib/quarkus-run.jar")).isRegularFile();
        assertThat(home.resolve("data/import/storesync-realm.json")).isRegularFile();
    }

    private KeycloakHome home() {
        return new KeycloakHome(Project.find(), folder.resolve("build.log"));
    }
}
