package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Sight;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.WireSite;

@SystemTest
class FirstScenario {
    private final Central central;

    FirstScenario(Central central) {
        this.central = central;
    }

    @Test
    void flows() {
        WireSite clinic = central.begunSite("mobile");
        WireSite warehouse = central.begunSite("desktop");
        WireSite stranger = central.begunSite("desktop");
        Central.Store store = central.newStore(clinic);
        central.syncWith(store, warehouse.id(), "collector");
        clinic.drain();
        String line = Bodies.id();
        String canary = central.sight().watch("canary-" + line);
        assertThat(clinic.pushOne(Bodies.stock(line, store.id(), canary + Sight.mark(store)))).isEqualTo("accepted");
        for (WireSite site : new WireSite[] {clinic, warehouse, stranger, central.own(), central.primary()}) {
            site.drain();
            assertThat(central.differences(site)).isEmpty();
        }
        assertThat(central.sight().sitesThatSaw(canary)).containsExactly(1, warehouse.id());
        central.overSecond(stranger).drain();
    }
}
