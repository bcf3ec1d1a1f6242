package org.storesync.local.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.local.suite.Progress;

class WalArchiveTest {
    private static final String FIRST = "0000000100000000000000FE";
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @TempDir
    Path folder;

    private WalArchive wal;

    /** Four segments over the end of a file, an hour apart, the last two on another timeline; the oldest is not needed. */
    @BeforeEach
    void archive() throws IOException {
        wal = new WalArchive(folder);
        String[] names = {
            "0000000100000000000000FD",
            FIRST,
            "0000000100000000000000FF",
            "000000020000000100000000",
            "000000020000000100000001"
        };
        for (int i = 0; i < names.length; i++) {
            segment(names[i], i);
        }
        Files.writeString(folder.resolve("00000002.history.gz"), "not a segment");
    }

    @Test
    void findsNothingWrongWithAWholeArchive() {
        assertThat(fault(null)).isEmpty();
        assertThat(wal.segments()).hasSize(5);
    }

    @Test
    void namesWhatIsMissingOrDamagedUnlessItIsLaterThanTheMoment() throws IOException {
        Files.delete(folder.resolve("000000020000000100000000.gz"));
        assertThat(fault(null)).contains("WAL segment number 100 is missing in " + folder);
        assertThat(fault(NOON.plusSeconds(3 * 3600 + 1800))).contains("number 100 is missing");
        assertThat(fault(NOON.plusSeconds(3600 + 1800)))
                .as("the segment of 14:00 has all until 13:30")
                .isEmpty();

        segment("000000020000000100000000", 3);
        Path damaged = folder.resolve("0000000100000000000000FF.gz");
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length - 6] ^= 1;
        Files.write(damaged, bytes);
        assertThat(fault(null)).isEqualTo(damaged + " is damaged");

        Files.delete(folder.resolve(FIRST + ".gz"));
        assertThat(fault(null)).isEqualTo("WAL segment " + FIRST + " is missing in " + folder);
    }

    @Test
    void deletesWhatNoBackupNeeds() {
        assertThat(wal.deleteBefore(FIRST)).isEqualTo(1);

        assertThat(wal.segments()).hasSize(4).startsWith(FIRST);
    }

    private String fault(@Nullable Instant until) {
        return wal.fault(FIRST, until, Progress.SILENT).orElse("");
    }

    private void segment(String name, int hours) throws IOException {
        Path file = folder.resolve(name + ".gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(name.getBytes(UTF_8));
        }
        Files.setLastModifiedTime(file, FileTime.from(NOON.plusSeconds(3600L * hours)));
    }
}
