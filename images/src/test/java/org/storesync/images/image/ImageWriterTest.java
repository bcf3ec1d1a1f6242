package org.storesync.images.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.images.base.BaseOption;
import org.storesync.images.base.TarBase;
import org.storesync.local.host.LocalFailure;

class ImageWriterTest {
    private static final Origin ORIGIN =
            new Origin("0123abcd", "https://example.org/storesync.git", Instant.ofEpochSecond(1_700_000_000));

    @TempDir
    Path folder;

    /** Writes the image in this place, where nothing is in the cache when it is new. */
    private WrittenImage write(String place, String app) throws IOException {
        Path here = folder.resolve(place);
        return write(here, form(here, app));
    }

    private static Form form(Path here, String app) throws IOException {
        return new JvmForm(Fakes.packaged(here.resolve("quarkus-app"), app), Fakes.runtime(here.resolve("java")));
    }

    private WrittenImage write(Path here, Form form) throws IOException {
        return new ImageWriter(Fakes.base(here), here.resolve("cache"), here.resolve("images"))
                .write(new ServiceImage(Service.GATEWAY, form, ORIGIN, "9.9"));
    }

    @Test
    @DisplayName("images: base, runtime, libraries, quarkus, app; nobody but root may change a file")
    void hasItsLayersInOrder() throws IOException {
        WrittenImage written = write("a", "one");
        OciArchive image = new OciArchive(written.tar());

        assertThat(written.tar()).isEqualTo(folder.resolve("a/images/sync-gateway.tar"));
        assertThat(image.layers()).hasSize(5);
        assertThat(image.files(0)).singleElement().asString().endsWith(" etc/os-release");
        assertThat(image.files(1)).containsExactly("755 0:0 opt/java/bin/java", "644 0:0 opt/java/lib/modules");
        assertThat(image.files(2))
                .containsExactly(
                        "644 0:0 app/lib/boot/io.quarkus.boot.jar", "644 0:0 app/lib/main/io.vertx.vertx-core.jar");
        assertThat(image.files(3)).containsExactly("644 0:0 app/quarkus/generated-bytecode.jar");
        assertThat(image.files(4))
                .containsExactly(
                        "644 0:0 app/app/sync-gateway-9.9.jar",
                        "644 0:0 app/lib/main/org.storesync.sync-model-9.9.jar",
                        "644 0:0 app/quarkus-run.jar");
    }

    @Test
    @DisplayName("images: a user without a name, labels, ports, an entry point that takes the heap from the limit")
    void saysWhatItIs() throws IOException {
        WrittenImage written = write("a", "one");
        OciArchive image = new OciArchive(written.tar());
        JsonNode config = image.config();
        JsonNode run = config.path("config");

        assertThat(written.reference()).isEqualTo("localhost/storesync/sync-gateway:9.9");
        assertThat(image.reference()).isEqualTo(written.reference());
        assertThat(image.digest()).isEqualTo(written.digest());
        assertThat(written.bytes()).isEqualTo(Files.size(written.tar()));
        assertThat(run.path("User").asText()).isEqualTo("65532:65532");
        assertThat(run.path("WorkingDir").asText()).isEqualTo("/app");
        assertThat(run.path("ExposedPorts").propertyStream().map(port -> port.getKey()))
                .containsExactlyInAnyOrder("18000/tcp", "18060/tcp");
        assertThat(run.path("Env").valueStream().map(JsonNode::asText))
                .containsExactlyInAnyOrder(
                        "LANG=C.UTF-8",
                        "QUARKUS_HTTP_HOST=0.0.0.0",
                        "QUARKUS_MANAGEMENT_HOST=0.0.0.0",
                        "JDK_JAVA_OPTIONS=-XX:MaxRAMPercentage=60 -XX:+ExitOnOutOfMemoryError");
        assertThat(run.path("Entrypoint").valueStream().map(JsonNode::asText))
                .startsWith("/opt/java/bin/java")
                .endsWith("-jar", "/app/quarkus-run.jar");
        assertThat(config.path("created").asText()).isEqualTo("2023-11-14T22:13:20Z");
        JsonNode labels = run.path("Labels");
        assertThat(label(labels, "title")).isEqualTo("sync-gateway");
        assertThat(label(labels, "version")).isEqualTo("9.9");
        assertThat(label(labels, "revision")).isEqualTo("0123abcd");
        assertThat(label(labels, "source")).isEqualTo("https://example.org/storesync.git");
        assertThat(label(labels, "licenses")).isEqualTo("Apache-2.0");
    }

    private static String label(JsonNode labels, String name) {
        return labels.path("org.opencontainers.image." + name).asText();
    }

    @Test
    @DisplayName("images: two images of one package have one digest and are the same file")
    void isTheSameWhenMadeTwice() throws IOException {
        WrittenImage first = write("a", "one");
        Path other = folder.resolve("b");
        Form older = form(other, "one");
        Fakes.age(other);
        WrittenImage second = write(other, older);

        assertThat(second.digest()).isEqualTo(first.digest());
        assertThat(second.tar()).hasSameBinaryContentAs(first.tar());
    }

    @Test
    @DisplayName("images: when our classes change, base, runtime, libraries and quarkus stay")
    void keepsTheLayersOfOthers() throws IOException {
        List<String> before = new OciArchive(write("a", "one").tar()).layers();
        List<String> after = new OciArchive(write("b", "two").tar()).layers();

        assertThat(after.subList(0, 4)).isEqualTo(before.subList(0, 4));
        assertThat(after.get(4)).isNotEqualTo(before.get(4));
    }

    @Test
    @DisplayName("images: a package that was built again under the same name is not taken from the cache")
    void seesAnotherPackage() throws IOException {
        String before = write("a", "one").digest();

        assertThat(write("a", "two").digest()).isNotEqualTo(before);
    }

    @Test
    @DisplayName("images --native: the binary over the base, with a tag and a file of this form")
    void hasABinary() throws IOException {
        Path here = folder.resolve("n");
        Path binary = Fakes.program(here.resolve("sync-gateway-9.9-runner"), "binary");

        WrittenImage written = write(here, new NativeForm(binary));
        OciArchive image = new OciArchive(written.tar());

        assertThat(written.reference()).isEqualTo("localhost/storesync/sync-gateway:9.9-native");
        assertThat(written.tar()).isEqualTo(here.resolve("images/sync-gateway-native.tar"));
        assertThat(image.layers()).hasSize(2);
        assertThat(image.files(1)).containsExactly("755 0:0 app/service");
        assertThat(image.config().path("config").path("Entrypoint").path(0).asText())
                .isEqualTo("/app/service");
    }

    @Test
    @DisplayName("images: a base that is no image is told, with its name")
    void refusesABaseThatIsNoImage() throws IOException {
        Path root = folder.resolve("root.tar");
        Fakes.root(root);
        Form form = new NativeForm(Fakes.program(folder.resolve("binary"), "binary"));
        ImageWriter writer = new ImageWriter(new TarBase(root), folder.resolve("cache"), folder.resolve("images"));

        assertThatThrownBy(() -> writer.write(new ServiceImage(Service.GATEWAY, form, ORIGIN, "9.9")))
                .isInstanceOf(LocalFailure.class)
                .hasMessageContaining("over the base " + root);
    }

    @Test
    @DisplayName("images --base: a registry that can't be reached is told, with the name of the image")
    void saysThatARegistryIsAway() throws IOException {
        String name = "localhost:1/mirror/base:1";
        Form form = new NativeForm(Fakes.program(folder.resolve("binary"), "binary"));
        ImageWriter writer =
                new ImageWriter(BaseOption.of(name, true), folder.resolve("cache"), folder.resolve("images"));

        assertThatThrownBy(() -> writer.write(new ServiceImage(Service.GATEWAY, form, ORIGIN, "9.9")))
                .isInstanceOf(LocalFailure.class)
                .hasMessageStartingWith("can't get the base " + name + ": ")
                .hasMessageContaining("onnect")
                .hasMessageEndingWith("; name another with --base NAME|TAR");
    }
}
