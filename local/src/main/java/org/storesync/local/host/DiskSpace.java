package org.storesync.local.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on the disk. It is checked before anything is unpacked. Later a full disk is recognised in the output of a process. */
public final class DiskSpace {
    /** Bytes that PostgreSQL and Keycloak need when they are unpacked for the first time, with room to work. */
    public static final long FOR_FIRST_START = 2_000_000_000L;
    /** Bytes that a later start needs. */
    public static final long FOR_START = 500_000_000L;

    private static final long MEGABYTE = 1_000_000L;

    private DiskSpace() {}

    /** @throws LocalFailure if the disk of this folder has less room */
    public static void require(Path folder, long bytes) {
        long free = free(folder);
        if (free < bytes) {
            throw new LocalFailure(
                    "the disk of " + folder + " has " + free / MEGABYTE + " MB left and " + bytes / MEGABYTE
                            + " MB are needed: free some, or name a folder on another disk with --state DIR");
        }
    }

    /** Whether this text, a log line or an exception's message, says that a disk is full. */
    public static boolean saysFull(String text) {
        return text.contains("No space left on device") || text.contains("Disk quota exceeded");
    }

    /** One line about a disk that became full while the suite runs. */
    public static String fullMessage(Path folder) {
        return "the disk of " + folder + " is full: free some room and start again; what was acknowledged is kept";
    }

    private static long free(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            throw new LocalFailure("can't tell the free space of " + folder + ": " + e.getMessage(), e);
        }
    }
}
