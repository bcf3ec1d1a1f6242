package org.storesync.local.cli.terminal;

import java.util.Locale;

/** Sizes for people. */
public final class Sizes {
    private static final double MEGABYTE = 1_000_000;
    private static final double MEMORY_MEGABYTE = 1024.0 * 1024;

    private Sizes() {}

    /** Of files: in millions of bytes, as disks and links are sold. */
    public static String file(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }

    /** Of memory: in units of 1,048,576 bytes, as limits of processes are set. */
    public static String memory(long bytes) {
        return String.format(Locale.ROOT, "%.0f MB", bytes / MEMORY_MEGABYTE);
    }
}
