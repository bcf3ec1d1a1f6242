package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Outcome;
import org.storesync.system.wire.WireSite;

/** Messages go by sending and receiving store; either may be blank (C1; design: Children stand where their parent stands). */
@SystemTest
class MessageScenario {
    private final Central central;

    MessageScenario(Central central) {
        this.central = central;
    }

    @Test
    void messagesReachTheirReceiversAndNobodyElse() {
        WireSite sender = central.begunSite("desktop");
        WireSite receiver = central.begunSite("mobile");
        WireSite stranger = central.begunSite("desktop");
        Store from = central.newStore(sender);
        Store to = central.newStore(receiver);
        central.seeEachOther(List.of(from, to));
        String letter = watched();
        String toAll = watched();
        String fromCentral = watched();

        assertThat(sender.push(
                        Bodies.message(Bodies.id(), from.id(), to.id(), letter),
                        Bodies.message(Bodies.id(), from.id(), "", toAll)))
                .allMatch(Outcome::accepted);
        assertThat(central.own().pushOne(Bodies.message(Bodies.id(), "", to.id(), fromCentral)))
                .isEqualTo("accepted");

        central.drained(sender, receiver, stranger, central.own(), central.primary());
        assertThat(central.sight().sitesThatSaw(letter)).containsExactly(1, receiver.id());
        assertThat(central.sight().sitesThatSaw(toAll)).contains(1, receiver.id(), stranger.id());
        assertThat(central.sight().sitesThatSaw(fromCentral)).containsExactly(1, receiver.id());
    }

    @Test
    void aSiteSendsForItsOwnStoresOnly() {
        WireSite sender = central.begunSite("desktop");
        WireSite other = central.begunSite("desktop");
        Store own = central.newStore(sender);
        Store theirs = central.newStore(other);
        central.seeEachOther(List.of(own, theirs));

        assertThat(sender.push(
                        Bodies.message(Bodies.id(), theirs.id(), own.id(), "forged"),
                        Bodies.message(Bodies.id(), "", theirs.id(), "anonymous"),
                        Bodies.message(Bodies.id(), "", "", "to all, from nobody"),
                        Bodies.message(Bodies.id(), own.id(), theirs.id(), "right")))
                .extracting(Outcome::said)
                .containsExactly("sender-not-yours", "sender-not-yours", "sender-not-yours", "accepted");
        central.drained(sender, other);
    }

    private String watched() {
        return central.sight().watch("canary-" + Bodies.id());
    }
}
