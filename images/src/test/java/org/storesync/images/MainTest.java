package org.storesync.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.images.image.Fakes;
import org.storesync.images.image.OciArchive;
import org.storesync.local.host.Project;

class MainTest {
    @TempDir
    Path root;

    private final String version = Project.version("storesync");
    private final PrintStream outBefore = System.out;
    private final PrintStream errBefore = System.err;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setProperty(Project.ROOT_PROPERTY, root.toString());
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void giveBack() {
        System.clearProperty(Project.ROOT_PROPERTY);
        System.setOut(outBefore);
        System.setErr(errBefore);
    }

    private String told() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void binary() throws IOException {
        Fakes.program(root.resolve("sync-gateway/target/sync-gateway-" + version + "-runner"), "binary");
    }

    @Test
    @DisplayName("images: writes the archive and the components beside it, and prints name, size, digest and place")
    void writesAnImage() throws IOException {
        binary();
        Fakes.write(root.resolve("sync-gateway/target/sync-gateway.cdx.json"), "{\"bomFormat\":\"CycloneDX\"}");
        String base = Fakes.base(root).name();

        assertThat(Main.run("--native", "--base", base, "sync-gateway"))
                .as(told())
                .isZero();

        Path tar = root.resolve(".storesync/images/sync-gateway-native.tar");
        String reference = "localhost/storesync/sync-gateway:" + version + "-native";
        assertThat(new OciArchive(tar).reference()).isEqualTo(reference);
        assertThat(root.resolve(".storesync/images/sync-gateway-native.cdx.json"))
                .hasContent("{\"bomFormat\":\"CycloneDX\"}");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("  sync-gateway-native ")
                .containsPattern(
                        Pattern.quote(reference) + "  0\\.0 MB  sha256:[0-9a-f]{64}  " + Pattern.quote(tar.toString()));
    }

    @Test
    @DisplayName(
            "images: a wrong name lists the services, and the exit code is 2; so for a wrong option and a wrong base")
    void refusesWrongWords() {
        assertThat(Main.run("gateway")).isEqualTo(2);
        assertThat(told()).startsWith("storesync: 'gateway' is no service; there are: sync-gateway routing-service ");
        assertThat(Main.run("--bogus")).isEqualTo(2);
        assertThat(told()).contains("there is no option '--bogus' here");
        assertThat(Main.run("--base", "none.tar")).isEqualTo(2);
        assertThat(told()).contains("storesync: --base: there is no file none.tar");
    }

    @Test
    @DisplayName("images: what is not built is told before anything is made, with the command that builds it")
    void saysWhatIsNotBuilt() throws IOException {
        assertThat(Main.run("--native", "sync-gateway")).isEqualTo(1);
        assertThat(told()).contains("-runner is missing: ./storesync native sync-gateway compiles it");
        assertThat(Main.run("routing-service")).isEqualTo(1);
        assertThat(told()).contains("routing-service/target/quarkus-app is not built yet: run ./mvnw package");

        binary();

        assertThat(Main.run("--native", "sync-gateway")).isEqualTo(1);
        assertThat(told()).contains("sync-gateway.cdx.json is missing");
        assertThat(root.resolve(".storesync")).doesNotExist();
    }
}
