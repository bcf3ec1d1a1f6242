package org.storesync.system.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a long run is, kept in a file from round to round, and the page that says what the last one of all parts did.
 *
 * @param steps how long each round and its steps took, in words
 */
public record Assurance(Progress file, Set<Part> parts, long seed, Tally tally, List<String> steps) {
    private static final int ROUNDS_SHOWN = 6;
    private static final String WHY_SLOWER = """
            Why rounds take longer as history grows: not central, but what is asked of it and of the oracle. Central data of all rounds goes to every
            site a later round makes (loading), and each comparison looks at every record there ever was, for every site (comparing). What sites push and
            fetch meanwhile takes as long as in the first round.
            """;

    public Assurance {
        steps = List.copyOf(steps);
    }

    /** Where an interrupted run of these parts stopped; a new one where there is none, or where another seed is said. */
    public static Assurance resume(Path folder, Set<Part> parts) throws IOException {
        Progress file = Progress.of(folder, parts);
        Assurance kept = file.read(parts);
        Long said = Seed.said();
        return kept == null || said != null && said != kept.seed
                ? new Assurance(file, parts, Seed.of("long run"), Tally.NONE, List.of())
                : kept;
    }

    public int rounds() {
        return steps.size();
    }

    public Duration spent() {
        return tally.took();
    }

    public String text(Duration wanted) {
        String begin = rounds() == 0 ? "a new one" : "goes on after " + rounds() + " rounds, " + spent().toMinutes();
        return begin + " of " + wanted.toMinutes() + " min; seed " + seed + "; parts " + Part.words(parts);
    }

    /** One more round is done; kept before it returns. */
    public Assurance with(Tally round) throws IOException {
        List<String> more = new ArrayList<>(steps);
        more.add(round.steps());
        Assurance now = new Assurance(file, parts, seed, tally.plus(round), more);
        file.write(now);
        return now;
    }

    /** The next run starts from the beginning. A run of all parts writes the page; the totals, in one line. */
    public String finish(Path page) throws IOException {
        if (parts.equals(EnumSet.allOf(Part.class))) {
            Files.writeString(page, page());
        }
        file.delete();
        return rounds() + " rounds, seed " + seed + ": " + tally.text();
    }

    private String page() {
        StringBuilder text = new StringBuilder("""
            # Assurance

            The last long run of all parts: `./storesync test long --minutes N`. Rounds of seeded traffic of six sites and the primary over two
            replicas: accents and other scripts, documents whose header and lines come in separate batches, documents dated 1970 to 9999, two sites
            run by the agent, one of them with a clock years off. Meanwhile processes are killed by `kill -9` and links cut; deletes of what is in
            use are tried, pushed and at the master-data-service; then a store is moved, and moved back. Every site is drained and compared with an
            independent oracle (I2) after the traffic and after each move, nothing is parked (I6), and every byte ever answered was searched for
            records the site was never entitled to (I3). Every batch was retried until it was answered (I4, I5). An interrupted run goes on where it stopped.

            | what | how often |
            |---|---|
            """);
        row(text, "finished", LocalDate.now(ZoneOffset.UTC).toString());
        row(text, "seed", Long.toString(seed));
        row(text, "minutes", Long.toString(spent().toMinutes()));
        row(text, "rounds, all as the oracle says", Integer.toString(rounds()));
        tally.counts().forEach((what, count) -> row(text, what, Long.toString(count)));
        text.append("\n").append(WHY_SLOWER).append("\n| round | seconds |\n|---|---|\n");
        shown().forEach(round -> row(text, Integer.toString(round + 1), steps.get(round)));
        return text.toString();
    }

    /** Rounds from the first to the last, evenly. */
    private Set<Integer> shown() {
        Set<Integer> shown = new TreeSet<>();
        for (int i = 0; i < ROUNDS_SHOWN; i++) {
            shown.add(i * (rounds() - 1) / (ROUNDS_SHOWN - 1));
        }
        return shown;
    }

    private static void row(StringBuilder text, String what, String value) {
        text.append("| ").append(what).append(" | ").append(value).append(" |\n");
    }
}
