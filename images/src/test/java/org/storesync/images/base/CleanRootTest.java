package org.storesync.images.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanRootTest {
    @TempDir
    Path folder;

    private static void put(TarArchiveOutputStream out, TarArchiveEntry entry, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        entry.setSize(bytes.length);
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    @Test
    @DisplayName("images: the base holds no device and nothing of the machine that made it; the rest stays as it is")
    void leavesOutTheMachine() throws IOException {
        Path root = folder.resolve("root.tar");
        try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(root))) {
            put(out, new TarArchiveEntry("./dev/null", TarConstants.LF_CHR), "");
            put(out, new TarArchiveEntry("./etc/hostname"), "my-laptop");
            put(out, new TarArchiveEntry("./etc/resolv.conf"), "nameserver 192.0.2.1");
            put(out, new TarArchiveEntry("./etc/passwd"), "root");
            TarArchiveEntry temporary = new TarArchiveEntry("./tmp/");
            temporary.setMode(01777);
            put(out, temporary, "");
            TarArchiveEntry link = new TarArchiveEntry("./lib64/ld.so", TarConstants.LF_SYMLINK);
            link.setLinkName("../lib/ld.so");
            put(out, link, "");
        }

        CleanRoot.copy(root, folder.resolve("clean.tar"));

        List<String> kept = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(folder.resolve("clean.tar")))) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                kept.add("%o %s %s%s"
                        .formatted(
                                entry.getMode() & 07777,
                                entry.getName(),
                                entry.getLinkName(),
                                new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        assertThat(kept).containsExactly("644 ./etc/passwd root", "1777 ./tmp/ ", "644 ./lib64/ld.so ../lib/ld.so");
    }
}
