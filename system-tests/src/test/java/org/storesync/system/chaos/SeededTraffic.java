package org.storesync.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.storesync.system.part.PartRun;
import org.storesync.system.part.Tally;
import org.storesync.system.suite.Central;

/**
 * The rounds of a part of the long run: traffic and faults from a seed. At the end of each round the oracle is asked (I1, I2, I3, I4, I5,
 * I6, I9). The command line may choose ingredients ({@code --with}).
 */
public final class SeededTraffic {
    private final Central central;
    private final Set<Ingredient> with = Ingredient.of(System.getProperty("storesync.with", ""));

    public SeededTraffic(Central central) {
        this.central = central;
    }

    /** @param part the name of the part, which has its own progress and table */
    public void go(String part) throws Exception {
        boolean all = with.equals(EnumSet.allOf(Ingredient.class));
        PartRun.of(part, all ? "" : Ingredient.words(with)).go(this::round);
    }

    private Tally round(long seed, int number) throws Exception {
        Round round = new Round(central, with, seed, number);
        round.run();
        assertThat(central.sight().leaks()).as("NotLeaked (I3)").isEmpty();
        return round.tally();
    }
}
