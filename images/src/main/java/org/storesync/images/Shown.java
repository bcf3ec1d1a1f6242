package org.storesync.images;

import java.nio.file.Path;
import java.util.Locale;

/** Files and sizes as a person reads them. */
final class Shown {
    private static final double MEGABYTE = 1_000_000;

    private Shown() {}

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGABYTE);
    }

    /** As a person who stands in the current folder writes it. */
    static String file(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }
}
