package org.storesync.local.cli.backup;

import java.util.Locale;

/** Sizes for people. */
final class Sizes {
    private static final double MEGABYTE = 1_000_000;

    private Sizes() {}

    static String text(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }
}
