package org.storesync.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.agent.ScriptedCentral.accepted;
import static org.storesync.agent.ScriptedCentral.outcome;
import static org.storesync.agent.ScriptedCentral.upsert;
import static org.storesync.agent.TestSites.put;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.Batches;
import org.storesync.agent.ScriptedCentral;
import org.storesync.agent.Site;
import org.storesync.agent.TestSites;
import org.storesync.agent.central.CentralUnreachable;
import org.storesync.model.Outcome;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.site.SiteView;

/** What central does not collect stays here until it does. Then the whole store is sent (C1, C3). */
class CollectingTest {
    private static final String INVOICE = "{\"store_ID\":\"S\",\"type\":\"ci\",\"mode\":\"store\",\"name_ID\":\"%s\"}";

    @TempDir
    Path folder;

    private final ScriptedCentral central = new ScriptedCentral();
    private Site site;

    @BeforeEach
    void create() {
        says(true, 1);
        site = TestSites.create(folder, central);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void says(boolean collected, long epoch) {
        central.site =
                ScriptedCentral.site(List.of(new SiteView.StoreOnSite("S", "active", 1, collected, epoch, true)));
    }

    private List<String> sent(int batch) {
        return Batches.changes(central.batches.get(batch)).stream()
                .map(change -> change.get("id").asText())
                .toList();
    }

    @DisplayName("claims-F3 not-collected means held back: it is not in queued, and shown apart")
    @Test
    void holdsBackWhatCentralDoesNotCollect() {
        put(site, "Stock_take", "A", "{\"store_ID\":\"S\"}");
        put(site, "Location", "B", "{\"store_ID\":\"S\"}");
        central.answer(outcome("not-collected"), accepted(1, 3L));

        SyncReport report = site.sync();

        assertThat(report.toSend()).isZero();
        assertThat(site.counts().toSend()).isZero();
        assertThat(site.counts().withheld()).isEqualTo(Map.of("S", 1L));
        assertThat(site.get("Stock_take", "A").orElseThrow().unsent()).isTrue();
        site.sync();
        assertThat(central.starts.getLast().queued()).isZero();
        assertThat(central.batches).as("nothing is sent again meanwhile").hasSize(1);
    }

    @DisplayName("C3: without transactions, stock, stocktakes and plain invoices are held back; on again, all is sent")
    @Test
    void holdsBackTransactions() {
        central.site = ScriptedCentral.site(List.of(new SiteView.StoreOnSite("S", "active", 1, true, 1, false)));
        put(site, "Location", "P", "{\"store_ID\":\"S\"}");
        site.sync();
        put(site, "item_line", "N", "{\"store_ID\":\"S\"}");
        put(site, "Stock_take", "A", "{\"store_ID\":\"S\"}");
        put(site, "Stock_take_lines", "B", "{\"stock_take_ID\":\"A\"}");
        put(site, "transact", "T", INVOICE.formatted("plain"));
        put(site, "trans_line", "L", "{\"transaction_ID\":\"T\"}");
        put(site, "requisition", "R", "{\"store_ID\":\"S\",\"type\":\"request\"}");

        site.sync();

        assertThat(sent(1)).containsExactly("R");
        assertThat(site.counts().withheld()).isEqualTo(Map.of("S", 5L));
        says(true, 2);
        site.sync();
        assertThat(sent(2)).containsExactlyInAnyOrder("P", "N", "A", "B", "T", "L", "R");
        assertThat(site.counts().withheld()).isEmpty();
    }

    @DisplayName("claims-F3 what is changed again is sent again: central says what becomes of it")
    @Test
    void sendsANewChangeOfWhatItHoldsBack() {
        put(site, "Stock_take", "A", "{\"store_ID\":\"S\"}");
        central.answer(outcome("not-collected"));
        site.sync();
        put(site, "Stock_take", "A", "{\"store_ID\":\"S\",\"v\":2}");
        central.answer(outcome("not-collected"));
        site.sync();
        assertThat(sent(1)).containsExactly("A");
        assertThat(site.counts().withheld()).isEqualTo(Map.of("S", 1L));
    }

    @DisplayName(
            "claims-F3 collecting begins: every record of the store goes, parents first, under new siteSeqs, over cuts")
    @Test
    void sendsEverythingWhenCollectingBegins() {
        put(site, "transact", "T", INVOICE.formatted("plain"));
        put(site, "trans_line", "L", "{\"transaction_ID\":\"T\"}");
        put(site, "Location", "P", "{\"store_ID\":\"S\"}");
        put(site, "item_line", "X", "{\"store_ID\":\"other\"}");
        site.sync();
        says(false, 1);
        site.sync();
        put(site, "trans_line", "L", "{\"transaction_ID\":\"T\",\"v\":2}");
        put(site, "item_line", "N", "{\"store_ID\":\"S\"}");
        site.sync();
        assertThat(central.batches).hasSize(1);
        assertThat(site.counts().withheld()).isEqualTo(Map.of("S", 2L));

        says(true, 2);
        central.answers.add(batch -> {
            throw new CentralUnreachable("cut");
        });
        try (Site impatient = Site.open(
                folder,
                TestSites.parts(central)
                        .withLimits(SyncLimits.STANDARD.withAttempts(1).withBatch(2, 1 << 20)))) {
            org.assertj.core.api.Assertions.assertThatThrownBy(impatient::sync).isInstanceOf(CentralUnreachable.class);
            assertThat(impatient.counts().toSend()).isEqualTo(4);
            impatient.sync();
        }

        assertThat(central.batches.get(1).firstSeq()).isEqualTo(5);
        assertThat(sent(2)).containsExactly("P", "N");
        assertThat(sent(3)).containsExactly("T", "L");
        assertThat(site.counts().withheld()).isEmpty();
        site.sync();
        assertThat(central.batches).as("once").hasSize(4);
    }

    @DisplayName("claims-F3 a store that is collected from the first day, or comes from elsewhere, is not sent again")
    @Test
    void sendsNothingForAStoreItLoads() {
        put(site, "Location", "P", "{\"store_ID\":\"S\"}");
        site.sync();
        central.site = ScriptedCentral.site(List.of());
        site.sync();
        says(true, 7);
        site.sync();
        assertThat(central.batches).hasSize(1);
    }

    @DisplayName("claims-F3 collected false: transfer documents, their lines and logs, and deletes go all the same")
    @Test
    void sendsTransfersOfAStoreThatIsNotCollected() {
        put(site, "Location", "old", "{\"store_ID\":\"S\"}");
        central.lastPage(
                List.of(3L),
                upsert(3, "store", "R", 1, "{\"name_ID\":\"nR\"}"),
                upsert(3, "name", "nQ", 1, "{\"type\":\"store\"}"));
        site.sync();
        says(false, 1);
        put(site, "transact", "toR", INVOICE.formatted("nR"));
        put(site, "trans_line", "lineToR", "{\"transaction_ID\":\"toR\"}");
        put(site, "transact", "toQ", INVOICE.formatted("nQ"));
        put(site, "transact", "toPerson", INVOICE.formatted("plain"));
        put(site, "trans_line", "lineToPerson", "{\"transaction_ID\":\"toPerson\"}");
        put(site, "transfer_log", "log", "{\"store_ID\":\"S\",\"name_ID\":\"nR\"}");
        put(site, "number", "N", "{\"store_ID\":\"S\",\"name\":\"x\",\"value\":1}");
        site.delete("Location", "old");

        site.sync();

        assertThat(sent(1)).containsExactly("toR", "lineToR", "toQ", "log", "old");
        assertThat(site.counts().withheld()).isEqualTo(Map.of("S", 3L));
    }

    @DisplayName("claims-F3 a held-back document that gets a store as its other party goes with its lines")
    @Test
    void sendsTheLinesOfADocumentThatBecomesATransfer() {
        central.lastPage(List.of(3L), upsert(3, "store", "R", 1, "{\"name_ID\":\"nR\"}"));
        says(false, 1);
        put(site, "transact", "T", INVOICE.formatted("plain"));
        put(site, "trans_line", "L", "{\"transaction_ID\":\"T\"}");
        site.sync();
        put(site, "transact", "T", INVOICE.formatted("nR"));
        site.sync();
        assertThat(sent(0)).containsExactly("T", "L");
        assertThat(site.counts().withheld()).isEmpty();
    }

    @DisplayName("oracle-O10 resendChildren: the site sends again the lines that central did not keep")
    @Test
    void sendsHeldBackLinesWhenCentralAsks() {
        put(site, "transact", "T", INVOICE.formatted("plain"));
        put(site, "trans_line", "L", "{\"transaction_ID\":\"T\"}");
        central.answer(outcome("not-collected"), outcome("not-collected"));
        site.sync();
        put(site, "transact", "T", INVOICE.formatted("nR"));
        central.answers.add(batch -> new PushAnswer(
                batch.batchId(),
                false,
                batch.lastSeq(),
                Batches.changes(batch).stream()
                        .map(change -> new PushAnswer.ChangeOutcome(
                                batch.firstSeq() + (change.get("id").asText().equals("T") ? 0 : 1),
                                change.get("id").asText().equals("T") ? Outcome.ACCEPTED : Outcome.NOT_COLLECTED,
                                1L,
                                List.of(3L),
                                change.get("id").asText().equals("T"),
                                null,
                                null))
                        .toList()));
        site.sync();
        assertThat(sent(2)).containsExactly("L");
    }
}
