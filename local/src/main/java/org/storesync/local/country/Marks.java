package org.storesync.local.country;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import org.storesync.local.host.StateDir;

/** Notes which steps of the demo are done, so that a second start only goes on. The file is beside the sites. */
final class Marks {
    private final Path file;
    private final Properties marks = new Properties();

    Marks(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                marks.load(reader);
            } catch (IOException e) {
                throw StateDir.explain(file, e);
            }
        }
    }

    boolean has(String mark) {
        return marks.containsKey(mark);
    }

    Optional<String> get(String mark) {
        return Optional.ofNullable(marks.getProperty(mark));
    }

    void set(String mark, String value) {
        marks.setProperty(mark, value);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            try (Writer writer = Files.newBufferedWriter(fresh)) {
                marks.store(writer, "Steps of the demo that are done");
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw StateDir.explain(file, e);
        }
    }
}
