package org.storesync.images.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.images.image.Fakes;
import org.storesync.images.image.WrittenImage;
import org.storesync.local.host.WrongUsage;
import org.storesync.local.process.Programs;

class AirGappedBundleTest {
    private static final String OURS = "localhost/storesync/sync-gateway:9.9-native";
    private static final String KEYCLOAK = "quay.io/keycloak/keycloak:26";
    private static final String OPERATOR = "ghcr.io/cloudnative-pg/cloudnative-pg";

    @TempDir
    Path folder;

    private Path root;
    private WrittenImage image;

    /** How a script ended and what it said. */
    private record Run(int code, String said) {}

    /** A checkout with the real script, one image and one manifest. */
    @BeforeEach
    void make() throws IOException {
        root = folder.resolve("checkout");
        for (String file : List.of("README.md", "install.sh")) {
            Path to = root.resolve("images/src/main/bundle").resolve(file);
            Files.createDirectories(to.getParent());
            Files.copy(Path.of("src", "main", "bundle", file), to, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Fakes.write(
                root.resolve("k8s/rendered/production.yaml"),
                "        image: " + OURS + "\n        - image: " + KEYCLOAK + "\n  imageName: " + KEYCLOAK + "\n");
        Fakes.write(root.resolve("k8s/rendered/dev.yaml"), "        image: localhost/only/here:1\n");
        Fakes.write(root.resolve("k8s/base/namespace.yaml"), "kind: Namespace\n");
        Fakes.write(root.resolve("LICENSE"), "Apache");
        Fakes.write(root.resolve("docs/licences.md"), "# Licences");
        Fakes.program(root.resolve("k8s/new-secrets.sh"), "#!/bin/sh\n");
        image = Fakes.image(folder.resolve("images"));
        assertThat(image.reference()).isEqualTo(OURS);
    }

    private AirGappedBundle bundle() {
        return new AirGappedBundle(root, "9.9");
    }

    private Path unpacked(AirGappedBundle bundle) throws IOException, InterruptedException {
        Path tar = bundle.write(List.of(image), folder.resolve("out")).archive().file();
        assertThat(run(folder, Map.of(), "tar", "xf", tar.toString()).code()).isZero();
        return folder.resolve("storesync-9.9");
    }

    private static Run run(Path at, Map<String, String> env, String... command)
            throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(at.toFile()).redirectErrorStream(true);
        builder.environment().putAll(env);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Run(process.waitFor(), said);
    }

    /** An image as {@code podman save} writes it: only what names it. */
    private Path other(String name) throws IOException, InterruptedException {
        Path others = folder.resolve("others");
        Fakes.write(
                others.resolve("manifest.json"),
                "[{\"Config\":\"abc.json\",\"RepoTags\":[\"" + name + "\"],\"Layers\":[]}]");
        String tar = name.replaceAll("[/:]", "-") + ".tar";
        assertThat(run(others, Map.of(), "tar", "cf", tar, "manifest.json").code())
                .isZero();
        Files.delete(others.resolve("manifest.json"));
        return others;
    }

    @Test
    @DisplayName("bundle: unpacked elsewhere it verifies, and names each image of others that is missing")
    void namesWhatIsMissing() throws Exception {
        Path top = unpacked(bundle());

        Run run = run(folder, Map.of(), top.resolve("install.sh").toString(), "check");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said())
                .contains(
                        "All files are whole.\n",
                        "missing   " + KEYCLOAK + "\n",
                        "missing   " + OPERATOR + "\n",
                        "./storesync bundle --with DIR")
                .doesNotContain(OURS, "localhost/only/here");
        assertThat(Files.readAllLines(top.resolve("images.txt")))
                .contains(OURS + "\timages/sync-gateway-native.tar\t" + image.digest(), KEYCLOAK + "\t-\t-");
        assertThat(top.resolve("images/sync-gateway-native.cdx.json")).exists();
        assertThat(top.resolve("LICENSE")).hasContent("Apache");
        assertThat(top.resolve("docs/licences.md")).hasContent("# Licences");
        assertThat(top.resolve("manifests")).isDirectoryNotContaining("glob:**dev.yaml");
    }

    @Test
    @DisplayName("bundle: images of others come with their digests, and their manifests too; then nothing is missing")
    void takesImagesOfOthers() throws Exception {
        AirGappedBundle bundle = bundle();
        other(KEYCLOAK);
        other(OPERATOR + ":1.27.0");
        other(OPERATOR.replace("cloudnative-pg/cloudnative-pg", "cloudnative-pg/plugin-barman-cloud:v1"));
        Path others = other(
                OPERATOR.replace("cloudnative-pg/cloudnative-pg", "cloudnative-pg/plugin-barman-cloud-sidecar:v1"));
        Fakes.write(others.resolve("operator.yaml"), "kind: Deployment\n");
        bundle.addOthers(others);

        Path top = unpacked(bundle);

        assertThat(run(folder, Map.of(), top.resolve("install.sh").toString(), "check"))
                .isEqualTo(new Run(0, "All files are whole.\n"));
        assertThat(Files.readString(top.resolve("images.txt")))
                .contains(KEYCLOAK + "\timages/others/quay.io-keycloak-keycloak-26.tar\tsha256:abc\n");
        assertThat(top.resolve("manifests/others/operator.yaml")).exists();
    }

    @Test
    @DisplayName("bundle: two tars with one image are told, because the name would lead to one of them")
    void refusesAnImageTwice() throws Exception {
        Path others = other(KEYCLOAK);
        Files.copy(others.resolve("quay.io-keycloak-keycloak-26.tar"), others.resolve("second.tar"));

        assertThatThrownBy(() -> bundle().addOthers(others))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("second.tar both have the image " + KEYCLOAK);
    }

    @Test
    @DisplayName("bundle: a byte that changed is found before anything is loaded")
    void findsAChangedByte() throws Exception {
        Path top = unpacked(bundle());
        Path tar = top.resolve("images/sync-gateway-native.tar");
        byte[] bytes = Files.readAllBytes(tar);
        bytes[bytes.length / 2] = (byte) (bytes[bytes.length / 2] ^ 1);
        Files.write(tar, bytes);

        Run run = run(folder, Map.of(), top.resolve("install.sh").toString(), "podman");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.said()).contains("images/sync-gateway-native.tar: FAILED", "files are damaged");
        assertThat(run.said()).doesNotContain("loaded");
    }

    @Test
    @DisplayName("bundle: equal contents make equal bytes; a wrong word and a tar that is no image are told")
    void isEqualForEqualContents() throws Exception {
        String first =
                bundle().write(List.of(image), folder.resolve("out")).archive().sha256();
        assertThat(bundle().write(List.of(image), folder.resolve("again"))
                        .archive()
                        .sha256())
                .isEqualTo(first);

        Path script = root.resolve("images/src/main/bundle/install.sh");
        for (List<String> words :
                List.of(List.<String>of(), List.of("moon"), List.of("registry"), List.of("check", "x"))) {
            List<String> line = new ArrayList<>(List.of(script.toString()));
            line.addAll(words);
            assertThat(run(folder, Map.of(), line.toArray(String[]::new)).code())
                    .isEqualTo(2);
        }
        Fakes.write(folder.resolve("none/a.tar"), "no tar");
        assertThatThrownBy(() -> bundle().addOthers(folder.resolve("none")))
                .isInstanceOf(WrongUsage.class)
                .hasMessageContaining("a.tar is no image with a name");
    }

    @Test
    @DisplayName(
            "bundle: the script loads the images into podman and tags them for a registry, whose name the manifests get")
    void loadsAndTags() throws Exception {
        needsPodman();
        AirGappedBundle bundle = bundle();
        Path others = folder.resolve("operator");
        Fakes.write(others.resolve("operator.yaml"), """
                - name: OPERATOR_IMAGE_NAME
                  value: "%s"
                data:
                  SIDECAR_IMAGE: |
                    %s
                """.formatted(KEYCLOAK, coded(KEYCLOAK)));
        bundle.addOthers(others);
        Path top = unpacked(bundle);
        String script = top.resolve("install.sh").toString();
        String there = "127.0.0.1:1/storesync/sync-gateway:9.9-native";
        try {
            assertThat(run(folder, Map.of(), script, "podman").said()).contains("loaded    " + OURS);

            Run pushed = run(folder, Map.of(), script, "registry", "127.0.0.1:1");

            assertThat(pushed.code()).as("there is no registry").isEqualTo(1);
            assertThat(pushed.said()).contains("tagged    " + there, "could not push " + there);
            assertThat(run(folder, Map.of(), "podman", "image", "exists", there).code())
                    .isZero();
            assertThat(top.resolve("manifests-for-registry/production.yaml"))
                    .content()
                    .contains("image: " + there + "\n", "imageName: 127.0.0.1:1/keycloak/keycloak:26\n")
                    .doesNotContain("quay.io", "localhost");
            assertThat(top.resolve("manifests-for-registry/others/operator.yaml"))
                    .content()
                    .contains(
                            "  value: \"127.0.0.1:1/keycloak/keycloak:26\"\n",
                            "    " + coded("127.0.0.1:1/keycloak/keycloak:26") + "\n");
        } finally {
            run(folder, Map.of(), "podman", "rmi", there, OURS);
        }
    }

    private static String coded(String name) {
        return Base64.getEncoder().encodeToString(name.getBytes(UTF_8));
    }

    private static void needsPodman() {
        if (Programs.find("podman").isEmpty()) {
            String lacking = "needs podman, which containers/setup.sh installs as root";
            if ("1".equals(System.getenv("STORESYNC_STRICT"))) {
                Assertions.fail(lacking);
            }
            Assumptions.assumeTrue(false, lacking);
        }
    }
}
