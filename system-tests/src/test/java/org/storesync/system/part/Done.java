package org.storesync.system.part;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a run of a part is.
 *
 * @param steps how long each round and its steps took, as text
 */
record Done(long seed, Tally tally, List<String> steps) {
    private static final int ROUNDS_SHOWN = 6;

    Done {
        steps = List.copyOf(steps);
    }

    static Done nothing(long seed) {
        return new Done(seed, Tally.NONE, List.of());
    }

    int rounds() {
        return steps.size();
    }

    Duration spent() {
        return tally.took();
    }

    /** One more round is done. */
    Done with(Tally round) {
        List<String> more = new ArrayList<>(steps);
        more.add(round.steps());
        return new Done(seed, tally.plus(round), more);
    }

    /** What was done, in one line. */
    String text() {
        return rounds() + " rounds, seed " + seed + ": " + tally.text();
    }

    /** What was done, and how long some of the rounds took, from the first to the last. */
    String table(LocalDate finished) {
        StringBuilder text = new StringBuilder("| what | how often |\n|---|---|\n");
        row(text, "finished", finished.toString());
        row(text, "seed", Long.toString(seed));
        row(text, "minutes", Long.toString(spent().toMinutes()));
        row(text, "rounds, none of which failed", Integer.toString(rounds()));
        tally.counts().forEach((what, count) -> row(text, what, Long.toString(count)));
        text.append("\n| round | seconds |\n|---|---|\n");
        shown().forEach(round -> row(text, Integer.toString(round + 1), steps.get(round)));
        return text.toString();
    }

    private Set<Integer> shown() {
        Set<Integer> shown = new TreeSet<>();
        for (int i = 0; i < ROUNDS_SHOWN && rounds() > 0; i++) {
            shown.add(i * (rounds() - 1) / (ROUNDS_SHOWN - 1));
        }
        return shown;
    }

    private static void row(StringBuilder text, String what, String value) {
        text.append("| ").append(what).append(" | ").append(value).append(" |\n");
    }
}
