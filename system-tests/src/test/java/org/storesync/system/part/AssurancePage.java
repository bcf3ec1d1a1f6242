package org.storesync.system.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The page with the last run of each part (docs/assurance.md). A run writes only between the marks of its part. */
record AssurancePage(Path file) {

    /** If the page does not know a part yet, the part gets a section at the end. */
    void put(String part, String table) throws IOException {
        Files.writeString(file, with(Files.readString(file), part, table));
    }

    static String with(String page, String part, String table) {
        String begin = "<!-- table of " + part + " -->\n";
        String end = "<!-- end of " + part + " -->\n";
        int from = page.indexOf(begin);
        if (from < 0) {
            return page.stripTrailing() + "\n\n## " + part + "\n\n" + begin + "\n" + table + "\n" + end;
        }
        int to = page.indexOf(end, from);
        if (to < 0) {
            throw new IllegalArgumentException(
                    "the table of " + part + " has no end: a line '" + end.strip() + "' must stand below it");
        }
        return page.substring(0, from) + begin + "\n" + table + "\n" + page.substring(to);
    }
}
