package org.storesync.images;

import java.nio.file.Path;

/** Files as a person reads them. */
final class Shown {
    private Shown() {}

    /** As a person who stands in the current folder writes it. */
    static String file(Path file) {
        Path here = Path.of("").toAbsolutePath();
        return file.startsWith(here) ? here.relativize(file).toString() : file.toString();
    }
}
