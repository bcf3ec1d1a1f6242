package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.agent.sync.SyncReport;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;
import org.storesync.system.wire.Key;

/** "Include transactions in sync" over a real site (C3). */
@SystemTest
class TransactionsScenario {
    private final Central central;

    TransactionsScenario(Central central) {
        this.central = central;
    }

    @DisplayName("R22 transactions off, on: the site holds them back, and sends everything when they are on again")
    @Test
    void offAndOn() {
        Store dispensary = central.newStore("dispensary");
        AgentSite site = AgentSite.create(central, "desktop", central.gateway(1));
        central.assign(dispensary, site.id());
        Change before = Bodies.stock(Bodies.id(), dispensary.id(), "before");
        site.put(before);
        site.sync();
        central.includeTransactions(dispensary, false);

        Change kept = Bodies.stock(Bodies.id(), dispensary.id(), "kept at the site");
        Change place = Bodies.location(Bodies.id(), dispensary.id(), "comes all the same");
        site.put(kept);
        site.put(place);
        SyncReport report = site.sync();

        assertThat(report.toSend()).isZero();
        assertThat(site.site().counts().withheld()).isEqualTo(Map.of(dispensary.id(), 1L));
        central.drained(central.own());
        assertThat(central.own().replica().content())
                .containsKeys(before.key(), place.key())
                .doesNotContainKey(kept.key());

        central.includeTransactions(dispensary, true);
        site.sync();

        assertThat(site.site().counts().withheld()).isEmpty();
        central.drained(central.own());
        assertThat(central.own().replica().content()).containsKey(new Key("item_line", kept.id()));
        assertThat(site.differences()).isEmpty();
    }
}
