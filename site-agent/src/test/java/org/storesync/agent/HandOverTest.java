package org.storesync.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandOverTest {
    private static final HandOver GIVEN =
            new HandOver(URI.create("https://central.example.org"), 7, "Clínica \"7\"", "s3cret", "-----BEGIN\nX\n");

    @TempDir
    Path folder;

    @Test
    @DisplayName("hand-over: what is written is read again; only its owner may read it; it replaces no file")
    void isReadAsWritten() throws IOException {
        Path file = folder.resolve("hand-over.json");

        HandOver.reserve(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        GIVEN.write(file);

        assertThat(HandOver.read(file)).isEqualTo(GIVEN);
        assertThat(GIVEN.toString()).doesNotContain("s3cret");
        assertThatThrownBy(() -> HandOver.reserve(file)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    @DisplayName("hand-over: a file that is cut, or is something else, is told without a word of what is in it")
    void tellsABrokenFile() throws IOException {
        Path file = folder.resolve("hand-over.json");
        HandOver.reserve(file);
        GIVEN.write(file);
        String whole = Files.readString(file);
        for (String text : List.of(
                "",
                "s3cret",
                "{}",
                whole.substring(0, whole.length() / 2),
                whole + "s3cret",
                whole.replace("\"secret\"", "\"s3cret\""),
                whole.replace("\"s3cret\"", "3"))) {
            Files.writeString(file, text);

            assertThatThrownBy(() -> HandOver.read(file))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(file + " is no hand-over file, or a part of it is missing")
                    .message()
                    .doesNotContain("s3cret");
        }
        assertThatThrownBy(() -> HandOver.read(folder.resolve("none"))).hasMessageStartingWith("there is no file ");
    }
}
