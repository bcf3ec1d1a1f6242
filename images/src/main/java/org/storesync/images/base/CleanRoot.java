package org.storesync.images.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Leaves out of a root file system what tells of the machine that made it, and the devices. An engine brings its own, and an engine
 * without root may not unpack these.
 */
final class CleanRoot {
    private static final Set<String> LEFT_OUT = Set.of("./etc/hostname", "./etc/resolv.conf");
    private static final String DEVICES = "./dev/";

    private CleanRoot() {}

    static void copy(Path from, Path to) throws IOException {
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(from));
                TarArchiveOutputStream out =
                        new TarArchiveOutputStream(Files.newOutputStream(to), StandardCharsets.UTF_8.name())) {
            out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (isKept(entry.getName())) {
                    out.putArchiveEntry(entry);
                    in.transferTo(out);
                    out.closeArchiveEntry();
                }
            }
        }
    }

    private static boolean isKept(String name) {
        return !LEFT_OUT.contains(name) && !name.startsWith(DEVICES);
    }
}
