package org.storesync.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.k8s.manifest.Checkout;
import org.storesync.k8s.manifest.Overlay;

/** Compares the committed files with what the overlays say now. */
class RenderTest {
    @Test
    @DisplayName("k8s: the rendered files are what kustomize makes of the overlays")
    void rendersTheCommittedFiles(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(hasRenderer(), "needs kustomize 5, or kubectl 1.27 or later, on the PATH");

        assertThat(run("bash", Checkout.K8S.resolve("render.sh").toString(), folder.toString()))
                .contains("production.yaml");

        for (String name : names(folder)) {
            assertThat(Files.readString(folder.resolve(name)))
                    .as("run k8s/render.sh and commit k8s/rendered/%s", name)
                    .isEqualTo(Checkout.text("k8s/rendered/" + name));
        }
        assertThat(names(Checkout.K8S.resolve("rendered"))).isEqualTo(names(folder));
    }

    @Test
    @DisplayName("k8s: every overlay is rendered and tested")
    void knowsEveryOverlay() throws IOException {
        assertThat(names(Checkout.K8S.resolve("overlays")))
                .containsExactlyInAnyOrderElementsOf(
                        Overlay.all().map(Overlay::name).toList());
        assertThat(names(Checkout.K8S.resolve("rendered")))
                .containsExactlyInAnyOrderElementsOf(
                        Overlay.all().map(it -> it.name() + ".yaml").toList());
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    /** Kubectl before 1.22 reads an older form of kustomizations, and does not name the version of kustomize. */
    private static boolean hasRenderer() throws IOException, InterruptedException {
        return run("sh", "-c", "kustomize version || kubectl version --client; true")
                .matches("(?s).*\\bv5\\..*");
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
