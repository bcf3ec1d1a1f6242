package org.storesync.local.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
    /** FIPS 180-4, the example with one block. */
    private static final String OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void isThatOfTheStandard(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "abc");

        assertThat(Sha256.of(file)).isEqualTo(OF_ABC);
    }

    @Test
    void isOfWhatIsLeft() throws IOException {
        InputStream in = new ByteArrayInputStream("--abc".getBytes(StandardCharsets.US_ASCII));
        in.skipNBytes(2);

        assertThat(Sha256.of(in)).isEqualTo(OF_ABC);
    }
}
