package org.storesync.system.part;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The file of an unfinished run. */
record Progress(Path file) {
    private static final String COUNT = "count.";
    private static final String ROUND = "round.";

    /** Each part has a file, and each choice of ingredients has another one, so that one run does not end another. */
    static Progress of(Path folder, String part, String choice) {
        return new Progress(
                folder.resolve(part + (choice.isEmpty() ? "" : "-" + choice.replace(',', '-')) + ".properties"));
    }

    /** The progress; empty if no run was interrupted. */
    Optional<Done> read() throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
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
        return Optional.of(new Done(Long.parseLong(kept.getProperty("seed")), new Tally(took, counts), steps));
    }

    /** Replaces the whole file at once, because a run may be killed at any moment. */
    void write(Done run) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("seed", Long.toString(run.seed()));
        kept.setProperty("millis", Long.toString(run.spent().toMillis()));
        run.tally().counts().forEach((what, count) -> kept.setProperty(COUNT + what, Long.toString(count)));
        for (int i = 0; i < run.rounds(); i++) {
            kept.setProperty(ROUND + i, run.steps().get(i));
        }
        Files.createDirectories(file.getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (Writer writer = Files.newBufferedWriter(fresh, UTF_8)) {
            kept.store(writer, null);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
