package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.suite.InternalService;
import org.storesync.system.chaos.Seed;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Halves;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;

/**
 * TransferPair (I7; D1, D4, D5): each finalised invoice to a store has exactly one responding half, linked, equal, numbered once by its site; both
 * sites hold both. Runs after the scenarios whose oracle knows of no halves.
 */
@SystemTest
@Order(Integer.MAX_VALUE)
class TransferScenario {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Central central;
    private final ManagedProcess transfers;
    private AgentSite sender;
    private AgentSite receiver;
    private Store from;
    private Store to;

    TransferScenario(Central central) {
        this.central = central;
        this.transfers = central.service(InternalService.TRANSFER);
    }

    @BeforeEach
    void twoStoresOnTwoSites() {
        sender = AgentSite.create(central, "desktop", central.gateway(1));
        receiver = AgentSite.create(central, "desktop", central.gateway(1));
        from = central.newStore();
        to = central.newStore();
        central.assign(from, sender.id());
        central.assign(to, receiver.id());
        sender.sync();
        receiver.sync();
    }

    @AfterEach
    void leaveTheSuiteWhole() {
        central.heal();
    }

    @Test
    void aFinalisedInvoiceBecomesASupplierInvoiceWithANumberOfItsOwn() {
        String invoice = Bodies.id();
        sender.put(Bodies.invoice(invoice, from.id(), to.nameId(), "nw", "draft"));
        sender.put(Bodies.invoiceLine(Bodies.id(), invoice, "line 1"));
        sender.put(Bodies.invoiceLine(Bodies.id(), invoice, "line 2"));
        sender.sync();
        receiver.sync();
        assertThat(Halves.bySource(receiver)).as("a draft is nobody's business").isEmpty();

        sender.put(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", "finalised"));
        sender.sync();
        awaitHalves(1);

        JsonNode half = Halves.bySource(receiver).get(invoice);
        assertThat(half.path("type").asText()).isEqualTo("si");
        assertThat(half.path("store_ID").asText()).isEqualTo(to.id());
        assertThat(half.path("name_ID").asText()).as("from whom").isEqualTo(from.nameId());
        assertThat(half.path("invoice_num").asLong())
                .as("the first number of its store and kind")
                .isEqualTo(1);
        assertThat(Halves.linesOf(receiver, half.path("ID").asText())).hasSize(2);
        sender.sync();
        assertThat(Halves.bySource(sender).get(invoice))
                .as("both sites hold both, equal (D5)")
                .isEqualTo(half);
        assertThat(Halves.linesOf(sender, half.path("ID").asText())).hasSize(2);
        assertThat(Halves.bodies(sender, "transfer_log"))
                .as("the log reaches the initiating site (D4)")
                .anySatisfy(log -> {
                    assertThat(log.path("record_ID").asText()).isEqualTo(invoice);
                    assertThat(log.path("number").asLong()).isEqualTo(1);
                });
    }

    @Test
    void whatTheReceivingSiteChangedIsNotOverwritten() {
        String invoice = Bodies.id();
        sender.put(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", "finalised"));
        sender.sync();
        awaitHalves(1);
        JsonNode before = Halves.bySource(receiver).get(invoice);

        sender.put(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", "changed afterwards"));
        sender.sync();
        awaitTransfersIdle();
        receiver.sync();

        assertThat(Halves.bySource(receiver).get(invoice)).isEqualTo(before);
    }

    @Test
    void killedAtRandomItMakesNothingTwice() throws Exception {
        long seed = Seed.of("transfers under kill -9");
        Random dice = Seed.random(seed, 0);
        int made = 0;
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 10; i++) {
                String invoice = Bodies.id();
                sender.put(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", "document " + made++));
                sender.put(Bodies.invoiceLine(Bodies.id(), invoice, "its line"));
            }
            sender.sync();
            Thread.sleep(dice.nextInt(400));
            transfers.kill9();
            receiver.sync();
            transfers.start();
        }
        awaitHalves(made);
        awaitTransfersIdle();
        receiver.sync();
        sender.sync();

        Map<String, JsonNode> here = Halves.bySource(receiver);
        assertThat(here).as("one for each, seed " + seed).hasSize(made);
        assertThat(Halves.all(receiver)).as("and not one more").hasSize(made);
        List<Long> numbers = here.values().stream()
                .map(half -> half.path("invoice_num").asLong())
                .sorted()
                .toList();
        List<Long> expected = new ArrayList<>();
        for (long number = 1; number <= made; number++) {
            expected.add(number);
        }
        assertThat(numbers).as("each numbered once").isEqualTo(expected);
        here.values()
                .forEach(half -> assertThat(
                                Halves.linesOf(receiver, half.path("ID").asText()))
                        .hasSize(1));
        assertThat(Halves.bySource(sender)).as("both sites hold both").isEqualTo(here);
    }

    /** Until the receiving site holds so many halves, each with a number. */
    private void awaitHalves(int count) {
        Awaitility.await(count + " halves reach their site")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    receiver.sync();
                    return Halves.bySource(receiver).values().stream()
                                    .filter(half -> half.path("invoice_num").asLong() > 0)
                                    .count()
                            >= count;
                });
        receiver.sync();
    }

    /** Until the transfer-service has read the feed to its end and nothing of its pushes is unanswered. */
    private void awaitTransfersIdle() {
        Awaitility.await("the transfer-service is idle")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> central.isCaughtUp("transfer"));
    }
}
