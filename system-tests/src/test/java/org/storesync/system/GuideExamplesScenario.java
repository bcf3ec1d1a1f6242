package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Sight;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.WireSite;

/** The guide's examples of stores on sites (B6): who edits, who gets it, and that nobody else sees a byte of it (I2, I3). */
@SystemTest
class GuideExamplesScenario {
    private final Central central;
    private WireSite remote1;
    private WireSite remote2;
    private WireSite stranger;

    GuideExamplesScenario(Central central) {
        this.central = central;
    }

    @BeforeEach
    void sites() {
        remote1 = central.begunSite("desktop");
        remote2 = central.begunSite("desktop");
        stranger = central.begunSite("desktop");
    }

    @Test
    void exampleA_activeAtCentralAndCollectorOnARemoteSite() {
        Store store = central.newStore(central.own());
        central.syncWith(store, remote1.id(), "collector");

        String canary = pushesStock(central.own(), store);
        assertThat(remote1.pushOne(Bodies.stock(Bodies.id(), store.id(), "x"))).isEqualTo("not-your-store");

        allDrained();
        assertThat(central.sight().sitesThatSaw(canary)).containsExactly(remote1.id());
    }

    @Test
    void exampleB_aTransferStoreOnAnotherSiteSendsThroughCentral() {
        Store store = central.newStore(remote1);
        Store sender = central.newStore(remote2);
        central.seeEachOther(List.of(store, sender));
        central.syncWith(store, remote2.id(), "transfer");
        String canary = pushesStock(remote1, store);
        String sent = central.sight().watch("canary-" + Bodies.id());
        String invoice = Bodies.id();

        assertThat(remote2.push(
                        Bodies.invoice(invoice, sender.id(), store.nameId(), "fn", sent + Sight.mark(sender, store)),
                        Bodies.invoiceLine(Bodies.id(), invoice, sent + Sight.mark(sender, store))))
                .allMatch(outcome -> outcome.accepted());

        allDrained();
        assertThat(central.sight().sitesThatSaw(canary))
                .as("a transfer copy gets no stock")
                .containsExactly(1);
        assertThat(central.sight().sitesThatSaw(sent)).containsExactly(1, remote1.id());
        assertThat(typeOn(remote2, store)).isEqualTo("transfer");
        assertThat(remote2.pushOne(Bodies.stock(Bodies.id(), store.id(), "x"))).isEqualTo("not-your-store");
    }

    @Test
    void exampleC_theOtherWayRound() {
        Store store = central.newStore(remote2);
        Store orderer = central.newStore(remote1);
        central.seeEachOther(List.of(store, orderer));
        central.syncWith(store, remote1.id(), "transfer");
        String ordered = central.sight().watch("canary-" + Bodies.id());
        String request = Bodies.id();

        assertThat(remote1.push(
                        Bodies.requestLine(Bodies.id(), request, ordered + Sight.mark(orderer, store)),
                        Bodies.request(
                                request, orderer.id(), store.nameId(), "fn", ordered + Sight.mark(orderer, store))))
                .allMatch(outcome -> outcome.accepted());

        allDrained();
        assertThat(central.sight().sitesThatSaw(ordered)).containsExactly(1, remote2.id());
    }

    @Test
    void exampleD_activeOnARemoteSiteAndCollectorAtCentral() {
        Store store = central.newStore(remote2);

        String canary = pushesStock(remote2, store);

        allDrained();
        assertThat(central.sight().sitesThatSaw(canary)).containsExactly(1);
        assertThat(typeOn(central.own(), store)).isEqualTo("collector");
        assertThat(central.own().pushOne(Bodies.stock(Bodies.id(), store.id(), "x")))
                .isEqualTo("not-your-store");
    }

    @Test
    void exampleE_atCentralOnly() {
        Store store = central.newStore(central.own());

        String canary = pushesStock(central.own(), store);

        allDrained();
        assertThat(central.sight().sitesThatSaw(canary))
                .as("not synced anywhere")
                .isEmpty();
        assertThat(typeOn(central.primary(), store))
                .as("all stores exist on the primary (A2)")
                .isEqualTo("transfer");
    }

    @Test
    void exampleF_ofOneRemoteSiteAtCentralForAdministrationOnly() {
        Store store = central.newStore(remote1);
        Store other = central.newStore(remote2);
        central.seeEachOther(List.of(store, other));
        central.collects(store, 1, false);
        String canary = central.sight().watch("canary-" + Bodies.id());

        assertThat(remote1.pushOne(Bodies.stock(Bodies.id(), store.id(), canary)))
                .isEqualTo("not-collected");

        assertThat(storeOn(remote1, store).path("collected").asBoolean())
                .as("don't send it")
                .isFalse();
        String sent = central.sight().watch("canary-" + Bodies.id());
        String invoice = Bodies.id();
        assertThat(remote1.push(
                        Bodies.invoice(invoice, store.id(), other.nameId(), "fn", sent + Sight.mark(store, other)),
                        Bodies.invoiceLine(Bodies.id(), invoice, sent + Sight.mark(store, other))))
                .as("transfers are collected from everybody (D5)")
                .allMatch(outcome -> outcome.accepted());
        allDrained();
        assertThat(central.sight().sitesThatSaw(canary)).isEmpty();
        assertThat(central.sight().sitesThatSaw(sent)).containsExactly(1, remote2.id());
        assertThat(typeOn(central.own(), store)).isEqualTo("transfer");
    }

    private String pushesStock(WireSite site, Store store) {
        String canary = central.sight().watch("canary-" + Bodies.id());
        assertThat(site.push(
                        Bodies.location(Bodies.id(), store.id(), canary + Sight.mark(store)),
                        Bodies.stock(Bodies.id(), store.id(), canary + Sight.mark(store)),
                        Bodies.adjustment(Bodies.id(), store.id(), canary + Sight.mark(store))))
                .allMatch(outcome -> outcome.accepted());
        return canary;
    }

    private void allDrained() {
        central.drained(remote1, remote2, stranger, central.own(), central.primary());
    }

    private static String typeOn(WireSite site, Store store) {
        return storeOn(site, store).path("type").asText();
    }

    private static JsonNode storeOn(WireSite site, Store store) {
        for (JsonNode each : WireSite.ok(site.site()).json().path("stores")) {
            if (each.path("storeId").asText().equals(store.id())) {
                return each;
            }
        }
        throw new AssertionError("site " + site.id() + " does not see the store");
    }
}
