package org.storesync.images.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.local.process.Programs;

class OriginTest {
    @TempDir
    Path root;

    private void git(String... words) {
        List<String> line =
                new ArrayList<>(List.of("git", "-C", root.toString(), "-c", "user.name=t", "-c", "user.email=t"));
        line.addAll(List.of(words));
        assertThat(Programs.output(line)).as("git %s", List.of(words)).isPresent();
    }

    private void commit(String file, String text, long seconds) throws IOException {
        Fakes.write(root.resolve(file), text);
        git("add", ".");
        List<String> line = List.of(
                "env",
                "GIT_COMMITTER_DATE=@" + seconds + " +0000",
                "git",
                "-C",
                root.toString(),
                "-c",
                "user.name=t",
                "-c",
                "user.email=t",
                "commit",
                "-q",
                "-m",
                "x");
        assertThat(Programs.output(line)).isPresent();
    }

    @Test
    @DisplayName("images: the revision is the last commit that touched the package, and says if files differ from it")
    void findsTheCommitOfThePackage() throws IOException {
        assumeTrue(Programs.find("git").isPresent());
        git("init", "-q");
        git("remote", "add", "origin", "https://me:secret@example.org/storesync.git");
        commit("sync-gateway/src/main/java/A.java", "a", 1_700_000_000);
        Origin first = Origin.of(root, Service.GATEWAY);
        commit("docs/page.md", "elsewhere", 1_700_000_100);

        assertThat(Origin.of(root, Service.GATEWAY)).isEqualTo(first);
        assertThat(first.created()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        assertThat(first.source()).isEqualTo("https://example.org/storesync.git");
        assertThat(first.revision()).matches("[0-9a-f]{40}");

        Fakes.write(root.resolve("sync-gateway/src/main/java/A.java"), "b");

        assertThat(Origin.of(root, Service.GATEWAY).revision()).isEqualTo(first.revision() + "-modified");
    }

    @Test
    @DisplayName("images: without git the image says neither revision nor source, and has a fixed time")
    void doesWithoutGit() {
        assertThat(Origin.of(root.resolve("nowhere"), Service.GATEWAY)).isEqualTo(Origin.UNKNOWN);
        assertThat(Origin.UNKNOWN.labels()).isEmpty();
        assertThat(new Origin("abc", null, Instant.EPOCH).labels())
                .containsExactly(Map.entry("org.opencontainers.image.revision", "abc"));
    }

    @Test
    @DisplayName("images: a label never holds the login of a clone")
    void leavesOutTheLogin() {
        assertThat(Origin.withoutLogin("https://me:token@example.org/a.git")).isEqualTo("https://example.org/a.git");
        assertThat(Origin.withoutLogin("https://example.org/a@b.git")).isEqualTo("https://example.org/a@b.git");
        assertThat(Origin.withoutLogin("git@example.org:a.git")).isEqualTo("git@example.org:a.git");
    }
}
