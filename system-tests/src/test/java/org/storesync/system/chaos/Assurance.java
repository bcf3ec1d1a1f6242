package org.storesync.system.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** How far the long run is, kept in a file from round to round, and the page that says what the last one did. */
public record Assurance(Path folder, long seed, int rounds, Tally tally) {
    private static final String FILE = "progress.properties";

    /** Where an interrupted run stopped; a new one, under a new seed, where there is none. */
    public static Assurance resume(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return new Assurance(folder, Seed.of("long run"), 0, Tally.NONE);
        }
        Properties kept = new Properties();
        try (Reader reader = Files.newBufferedReader(file, UTF_8)) {
            kept.load(reader);
        }
        Map<String, Long> counts = new TreeMap<>();
        kept.stringPropertyNames().stream()
                .filter(name -> name.startsWith("count."))
                .forEach(name -> counts.put(name.substring(6), Long.parseLong(kept.getProperty(name))));
        return new Assurance(
                folder,
                Long.parseLong(kept.getProperty("seed")),
                Integer.parseInt(kept.getProperty("rounds")),
                new Tally(Duration.ofMillis(Long.parseLong(kept.getProperty("millis"))), counts));
    }

    public Duration spent() {
        return tally.took();
    }

    public String text() {
        return rounds == 0 ? "a new one" : "goes on after " + rounds + " rounds, " + spent().toMinutes();
    }

    public String seedText() {
        return "seed " + seed;
    }

    /** One more round is done; kept before it returns. */
    public Assurance with(Tally round) throws IOException {
        Assurance more = new Assurance(folder, seed, rounds + 1, tally.plus(round));
        Properties kept = new Properties();
        kept.setProperty("seed", Long.toString(seed));
        kept.setProperty("rounds", Integer.toString(more.rounds));
        kept.setProperty("millis", Long.toString(more.spent().toMillis()));
        more.tally.counts().forEach((what, count) -> kept.setProperty("count." + what, Long.toString(count)));
        Files.createDirectories(folder);
        try (Writer writer = Files.newBufferedWriter(folder.resolve(FILE), UTF_8)) {
            kept.store(writer, null);
        }
        return more;
    }

    /** Writes the page; the next run begins anew. */
    public void finish(Path page) throws IOException {
        StringBuilder text = new StringBuilder("""
            # Assurance

            The last long run: `./storesync test long --minutes N`. Rounds of seeded traffic of five sites and the primary over two replicas, with
            processes killed by `kill -9` and links cut; then a store is moved, and moved back. After each of the three every site is drained and compared with an
            independent oracle (I2), nothing is parked (I6), and every byte ever answered was searched for records the site was never entitled to (I3).
            Every batch was retried until it was answered (I4, I5). An interrupted run goes on where it stopped.

            Rounds take longer as history grows: central data of all rounds goes to every site a later round makes, and each comparison looks at all
            that was ever answered. Bodies are kept in a file; the heap holds what names and orders them (`./storesync test long` takes 1 GB).

            | what | how often |
            |---|---|
            """);
        text.append("| finished | ").append(LocalDate.now(ZoneOffset.UTC)).append(" |\n");
        text.append("| seed | ").append(seed).append(" |\n");
        text.append("| minutes | ").append(spent().toMinutes()).append(" |\n");
        text.append("| rounds, all as the oracle says | ").append(rounds).append(" |\n");
        tally.counts()
                .forEach((what, count) -> text.append("| ")
                        .append(what)
                        .append(" | ")
                        .append(count)
                        .append(" |\n"));
        Files.writeString(page, text);
        Files.delete(folder.resolve(FILE));
    }
}
