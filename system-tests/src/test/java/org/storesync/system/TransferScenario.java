package org.storesync.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.suite.InternalService;
import org.storesync.system.part.Seed;
import org.storesync.system.suite.AgentSite;
import org.storesync.system.suite.Central;
import org.storesync.system.suite.Central.Store;
import org.storesync.system.suite.Halves;
import org.storesync.system.suite.SystemTest;
import org.storesync.system.wire.Bodies;
import org.storesync.system.wire.Change;

/**
 * TransferPair (I7; D1, D4, D5): each finalised invoice to a store has exactly one responding half, which is linked, equal, and numbered
 * once by its site. Both sites hold both. It runs after the scenarios whose oracle knows of no halves.
 */
@SystemTest
@Order(Integer.MAX_VALUE - 5)
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
        central.seeEachOther(List.of(from, to));
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

    @DisplayName("field-B3 a change reaches a numbered half; what the receiving store has taken is not overwritten")
    @Test
    void followsUntilItIsTaken() {
        String invoice = Bodies.id();
        sender.put(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", "finalised"));
        sender.sync();
        awaitHalves(1);

        sender.put(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", "corrected"));
        sender.sync();
        awaitHalf(invoice, half -> half.path("comment").asText().contains("corrected"));
        JsonNode half = Halves.bySource(receiver).get(invoice);
        assertThat(half.path("invoice_num").asLong()).as("with its number").isPositive();

        ObjectNode taken = half.deepCopy();
        taken.put("status", "cn");
        receiver.put(Change.upsert("transact", half.path("ID").asText(), taken.toString()));
        receiver.sync();
        sender.put(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", "changed afterwards"));
        sender.sync();
        awaitTransfersIdle();
        receiver.sync();

        assertThat(Halves.bySource(receiver).get(invoice)).isEqualTo(taken);
    }

    @DisplayName("field-B1 a document that arrives in parts while the other side numbers it has all its lines")
    @Test
    void arrivesInParts() {
        String invoice = Bodies.id();
        sender.put(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", "finalised"));
        sender.put(Bodies.invoiceLine(Bodies.id(), invoice, "line 1"));
        sender.sync();
        awaitHalves(1);
        receiver.sync();

        sender.put(Bodies.invoiceLine(Bodies.id(), invoice, "line 2"));
        sender.put(Bodies.invoiceLine(Bodies.id(), invoice, "line 3"));
        sender.sync();

        awaitHalf(
                invoice,
                half -> Halves.linesOf(receiver, half.path("ID").asText()).size() == 3);
        assertThat(Halves.bySource(receiver).get(invoice).path("invoice_num").asLong())
                .isEqualTo(1);
    }

    @DisplayName("claims-F6 the customer changed before take-over: the old receiver's half goes, the new one's is made")
    @Test
    void anotherCustomer() {
        Store other = central.newStore();
        central.assign(other, receiver.id());
        central.seeEachOther(List.of(from, other));
        receiver.sync();
        String invoice = Bodies.id();
        sender.put(Bodies.invoice(invoice, from.id(), to.nameId(), "fn", "finalised"));
        sender.put(Bodies.invoiceLine(Bodies.id(), invoice, "line 1"));
        sender.sync();
        awaitHalves(1);

        sender.put(Bodies.invoice(invoice, from.id(), other.nameId(), "fn", "readdressed"));
        sender.sync();

        awaitHalf(
                invoice,
                half -> half.path("store_ID").asText().equals(other.id())
                        && Halves.linesOf(receiver, half.path("ID").asText()).size() == 1);
        assertThat(Halves.all(receiver)).hasSize(1);
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

    /** Waits until the receiving site holds this many halves, each with a number. */
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

    /** Waits until the receiving site holds a half of this source that meets the condition. */
    private void awaitHalf(String source, Predicate<JsonNode> so) {
        Awaitility.await("the half of " + source)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    receiver.sync();
                    JsonNode half = Halves.bySource(receiver).get(source);
                    return half != null && so.test(half);
                });
    }

    /** Waits until the transfer-service has read the feed to its end and all its pushes are answered. */
    private void awaitTransfersIdle() {
        Awaitility.await("the transfer-service is idle")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .ignoreExceptions()
                .until(() -> central.isCaughtUp("transfer"));
    }
}
