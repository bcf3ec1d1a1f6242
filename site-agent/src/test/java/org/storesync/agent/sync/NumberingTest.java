package org.storesync.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.Batches;
import org.storesync.agent.ScriptedCentral;
import org.storesync.agent.Site;
import org.storesync.agent.TestSites;
import org.storesync.model.site.SiteView;

/** D4: central makes a half with number -1. The responding site gives it the next number and sends it back, with a log message. */
class NumberingTest {
    private static final String HALF =
            "{\"ID\":\"H\",\"store_ID\":\"S\",\"name_ID\":\"nA\",\"type\":\"si\",\"invoice_num\":-1,\"linked_transaction_id\":\"T\",\"total\":12.50}";

    private final ScriptedCentral central = new ScriptedCentral();

    @TempDir
    Path folder;

    private Site site(String type) {
        central.site = ScriptedCentral.site(List.of(new SiteView.StoreOnSite("S", type, 1, true)));
        return TestSites.create(folder, central);
    }

    @DisplayName("the next number of the store and kind; the numbers of other kinds and stores do not count")
    @Test
    void theRespondingSiteGivesTheNextNumber() {
        try (Site site = site("active")) {
            site.put("transact", "own", bytes("{\"store_ID\":\"S\",\"type\":\"si\",\"invoice_num\":41}"));
            site.put("transact", "other kind", bytes("{\"store_ID\":\"S\",\"type\":\"ci\",\"invoice_num\":90}"));
            site.put("transact", "other store", bytes("{\"store_ID\":\"X\",\"type\":\"si\",\"invoice_num\":95}"));
            comes(HALF);

            site.sync();

            String numbered = site.get("transact", "H").orElseThrow().body().toString();
            assertThat(numbered).contains("\"invoice_num\":42").contains("\"total\":12.50");
            assertThat(site.counts().toSend())
                    .as("it was pushed by the same sync")
                    .isZero();
            String log = site.list("transfer_log", "", 10).getFirst().body().toString();
            assertThat(log)
                    .contains(
                            "\"store_ID\":\"S\"",
                            "\"name_ID\":\"nA\"",
                            "\"record_ID\":\"T\"",
                            "\"responding_record_ID\":\"H\"")
                    .contains("\"number\":42");
        }
    }

    @Test
    void aNumberOnceGivenIsNotGivenAgain() {
        try (Site site = site("active")) {
            comes(HALF);
            site.sync();
            site.delete("transact", "H");
            comes(HALF.replace("\"H\"", "\"G\""));

            site.sync();

            assertThat(site.get("transact", "G").orElseThrow().body().toString())
                    .contains("\"invoice_num\":2");
        }
    }

    @DisplayName("a collector numbers nothing: the store is edited elsewhere (B1)")
    @Test
    void aCollectorNumbersNothing() {
        try (Site site = site("collector")) {
            comes(HALF);

            site.sync();

            assertThat(site.get("transact", "H").orElseThrow().body().toString())
                    .contains("\"invoice_num\":-1");
            assertThat(site.list("transfer_log", "", 10)).isEmpty();
        }
    }

    @Test
    void aRequisitionGetsItsNumberToo() {
        try (Site site = site("active")) {
            central.lastPage(
                    List.of(5L),
                    ScriptedCentral.upsert(
                            5,
                            "requisition",
                            "R",
                            1,
                            "{\"ID\":\"R\",\"store_ID\":\"S\",\"type\":\"response\",\"serial_number\":-1,\"linked_requisition_id\":\"Q\"}"));

            site.sync();

            assertThat(site.get("requisition", "R").orElseThrow().body().toString())
                    .contains("\"serial_number\":1");
        }
    }

    @DisplayName(
            "field-H1 document 3 is deleted, the machine reinstalled: the next one is 4, and the counter travels in the same batch")
    @Test
    void aReinstalledMachineGoesOnCounting() {
        try (Site site = site("active")) {
            site.put("transact", "two", bytes("{\"store_ID\":\"S\",\"type\":\"si\",\"invoice_num\":2}"));
            comes(HALF);
            site.sync();
            site.delete("transact", "H");
            site.sync();
        }
        List<JsonNode> numbering = Batches.changes(central.batches.get(1));
        assertThat(numbering)
                .extracting(change -> change.get("type").asText())
                .containsExactly("number", "transact", "transfer_log");
        JsonNode counter = numbering.getFirst();
        assertThat(counter.get("body").toString())
                .contains("\"name\":\"supplier_invoice_number_for_store_S\"", "\"value\":3", "\"store_ID\":\"S\"");

        try (Site again = TestSites.create(folder.resolve("reinstalled"), central)) {
            String id = counter.get("id").asText();
            central.lastPage(
                    List.of(3L, 5L),
                    ScriptedCentral.upsert(
                            3, "number", id, 1, counter.get("body").toString()),
                    ScriptedCentral.upsert(
                            3, "transact", "two", 1, "{\"store_ID\":\"S\",\"type\":\"si\",\"invoice_num\":2}"),
                    ScriptedCentral.upsert(5, "transact", "G", 1, HALF.replace("\"H\"", "\"G\"")));
            again.sync();
            assertThat(again.get("transact", "G").orElseThrow().body().toString())
                    .contains("\"invoice_num\":4");
            assertThat(again.get("number", id).orElseThrow().body().toString()).contains("\"value\":4");
        }
    }

    @DisplayName("field-H1 a number that a program gave is kept when its document is deleted")
    @Test
    void keepsTheNumberOfADeletedDocument() {
        try (Site site = site("active")) {
            site.put("transact", "three", bytes("{\"store_ID\":\"S\",\"type\":\"si\",\"invoice_num\":3}"));
            site.sync();
            site.delete("transact", "three");
            comes(HALF);
            site.sync();
            assertThat(site.get("transact", "H").orElseThrow().body().toString())
                    .contains("\"invoice_num\":4");
        }
    }

    @DisplayName("D3 goods received and the invoices of orders are numbered too")
    @Test
    void numbersEachKindOfHalf() {
        try (Site site = site("active")) {
            central.lastPage(
                    List.of(5L),
                    ScriptedCentral.upsert(
                            5,
                            "Goods_received",
                            "G",
                            1,
                            "{\"store_ID\":\"S\",\"serial_number\":-1,\"linked_transaction_ID\":\"T\"}"),
                    ScriptedCentral.upsert(
                            5,
                            "transact",
                            "C",
                            1,
                            "{\"store_ID\":\"S\",\"type\":\"ci\",\"invoice_num\":-1,\"original_PO_ID\":\"P\"}"));
            site.sync();
            assertThat(site.get("Goods_received", "G").orElseThrow().body().toString())
                    .contains("\"serial_number\":1");
            assertThat(site.get("transact", "C").orElseThrow().body().toString())
                    .contains("\"invoice_num\":1");
        }
    }

    private void comes(String half) {
        String id = half.contains("\"ID\":\"G\"") ? "G" : "H";
        central.lastPage(List.of(3L, 5L), ScriptedCentral.upsert(5, "transact", id, 1, half));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
