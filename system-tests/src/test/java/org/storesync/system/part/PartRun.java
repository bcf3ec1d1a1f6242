package org.storesync.system.part;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;

/**
 * One run of a part: rounds until its minutes are over. Each round is noted when it has passed, so that the next run goes on after an
 * interruption or a failure. A finished run writes the part's table, except if it left something out.
 */
public final class PartRun {
    private final String part;
    private final Wish wish;
    private final Progress progress;
    private final AssurancePage page;
    private final Clock clock;
    private final PrintStream out;

    /** The work of a part in one round. The same seed and number do the same. */
    public interface Work {
        /** @param number from 0 */
        Tally round(long seed, int number) throws Exception;
    }

    PartRun(String part, Wish wish, Path folder, AssurancePage page, Clock clock, PrintStream out) {
        this.part = part;
        this.wish = wish;
        this.progress = Progress.of(folder, part, wish.choice());
        this.page = page;
        this.clock = clock;
        this.out = out;
    }

    /**
     * A run as the command line asks for it.
     *
     * @param part as {@code ./storesync test long} names it
     * @param choice what was chosen of everything that the part can do; empty if nothing is left out
     */
    public static PartRun of(String part, String choice) {
        return new PartRun(
                part,
                Wish.said(choice),
                Path.of("..", ".storesync", "long"),
                new AssurancePage(Path.of("..", "docs", "assurance.md")),
                Clock.systemUTC(),
                System.out);
    }

    /**
     * Returns when all rounds are done; throws what a round throws. It runs at least one round, so that a round that failed is run again.
     */
    public void go(Work work) throws Exception {
        Done done = resume();
        do {
            Tally round = work.round(done.seed(), done.rounds());
            done = done.with(round);
            progress.write(done);
            out.printf("  %s, round %d: %s%n", part, done.rounds(), round.text());
        } while (done.spent().compareTo(wish.length()) < 0);
        if (wish.choice().isEmpty()) {
            page.put(part, done.table(LocalDate.now(clock)));
        }
        progress.delete();
        out.printf("%s, in all: %s%n", part, done.text());
    }

    /** Where an interrupted run stopped; a new run if there is none, or if another seed is given. */
    private Done resume() throws IOException {
        Long said = wish.seed();
        Done done = progress.read()
                .filter(kept -> said == null || said == kept.seed())
                .orElseGet(() -> Done.nothing(said == null ? Seed.fresh() : said));
        out.printf(
                "%s: seed %d (again by --seed %d); %s %d min%s%n",
                part,
                done.seed(),
                done.seed(),
                done.rounds() == 0
                        ? "a new run of"
                        : "goes on after " + done.rounds() + " rounds, "
                                + done.spent().toMinutes() + " of",
                wish.length().toMinutes(),
                wish.choice().isEmpty() ? "" : "; with " + wish.choice());
        return done;
    }
}
