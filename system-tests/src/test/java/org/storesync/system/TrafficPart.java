package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.storesync.system.chaos.Assurance;
import org.storesync.system.chaos.Part;
import org.storesync.system.chaos.Round;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.SystemTest;

/**
 * {@code ./storesync test long [PART...] --minutes N}: rounds of seeded traffic and faults, each ended by asking the oracle (I1, I2, I3, I4, I5, I6, I9).
 * What was done is noted after each round, so that an interrupted run goes on where it stopped; docs/assurance.md keeps the last one of all parts.
 */
@SystemTest
class LongRun {
    private final Central central;

    LongRun(Central central) {
        this.central = central;
    }

    @Test
    void roundsOfTrafficAndFaults() throws Exception {
        Duration wanted = Duration.ofMinutes(Long.getLong("storesync.minutes", 10));
        Set<Part> parts = Part.of(System.getProperty("storesync.parts", ""));
        Assurance done = Assurance.resume(Path.of("..", ".storesync", "long"), parts);
        System.out.printf("long run: %s%n", done.text(wanted));
        while (done.spent().compareTo(wanted) < 0) {
            Round round = new Round(central, parts, done.seed(), done.rounds());
            round.run();
            assertThat(central.sight().leaks()).as("NotLeaked (I3)").isEmpty();
            done = done.with(round.tally());
            System.out.printf("  round %d: %s%n", done.rounds(), round.tally().text());
        }
        System.out.printf("long run, in all: %s%n", done.finish(Path.of("..", "docs", "assurance.md")));
    }
}
