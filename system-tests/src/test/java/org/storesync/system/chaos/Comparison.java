package org.storesync.system.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import org.storesync.system.chaos.Cast.RunByAgent;
import org.storesync.system.part.Counts;
import org.storesync.system.suite.Central;
import org.storesync.system.wire.WireSite;

/** Drains every site of a round, central's own and the primary, and compares each with the oracle (I2, I6). */
final class Comparison {
    private final Central central;
    private final Cast cast;
    private final Counts counts;

    Comparison(Central central, Cast cast, Counts counts) {
        this.central = central;
        this.cast = cast;
        this.counts = counts;
    }

    void run() throws Exception {
        counts.timed("draining", this::drain);
        counts.timed("comparing", this::compare);
    }

    private void drain() {
        cast.agents().forEach(agent -> agent.site().sync());
        central.settled();
        for (WireSite editor : cast.editors()) {
            editor.begin();
            editor.drain();
        }
        central.own().drain();
        central.primary().drain();
        cast.agents().forEach(agent -> agent.site().sync());
    }

    private void compare() {
        central.drained(cast.editors().toArray(WireSite[]::new));
        central.drained(central.own(), central.primary());
        for (RunByAgent agent : cast.agents()) {
            assertThat(agent.site().differences())
                    .as("site %d, run by the agent", agent.site().id())
                    .isEmpty();
        }
    }
}
