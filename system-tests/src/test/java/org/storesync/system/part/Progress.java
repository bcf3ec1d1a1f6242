package org.storesync.system.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The file of an unfinished long run. Each choice of parts has one, so that one run does not end another. */
public record Progress(Path file) {
    private static final String COUNT = "count.";
    private static final String ROUND = "round.";

    static Progress of(Path folder, Set<Part> parts) {
        boolean all = parts.equals(EnumSet.allOf(Part.class));
        return new Progress(
                folder.resolve("progress" + (all ? "" : "-" + Part.words(parts).replace(',', '-')) + ".properties"));
    }

    @Nullable
    Assurance read(Set<Part> parts) throws IOException {
        if (!Files.exists(file)) {
            return null;
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            kept.load(reader);
        }
        Map<String, Long> counts = new TreeMap<>();
        kept.stringPropertyNames().stream()
                .filter(name -> name.startsWith(COUNT))
                .forEach(name -> counts.put(name.substring(COUNT.length()), Long.parseLong(kept.getProperty(name))));
        List<String> steps = new ArrayList<>();
        while (kept.containsKey(ROUND + steps.size())) {
            steps.add(kept.getProperty(ROUND + steps.size()));
        }
        Duration took = Duration.ofMillis(Long.parseLong(kept.getProperty("millis")));
        return new Assurance(this, parts, Long.parseLong(kept.getProperty("seed")), new Tally(took, counts), steps);
    }

    void write(Assurance run) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("seed", Long.toString(run.seed()));
        kept.setProperty("millis", Long.toString(run.spent().toMillis()));
        run.tally().counts().forEach((what, count) -> kept.setProperty(COUNT + what, Long.toString(count)));
        for (int i = 0; i < run.rounds(); i++) {
            kept.setProperty(ROUND + i, run.steps().get(i));
        }
        Files.createDirectories(file.getParent());
        try (Writer writer = Files.newBufferedWriter(file, UTF_8)) {
            kept.store(writer, null);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
