package org.storesync.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.agent.TestSites.put;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.Batches;
import org.storesync.agent.ScriptedCentral;
import org.storesync.agent.Site;
import org.storesync.agent.TestSites;
import org.storesync.model.site.SiteView;

/** The end of a batch does not divide a document, because a link may be cut there for days. */
class WholeDocumentsTest {
    private static final String LINE = "{\"transaction_ID\":\"T\"}";

    @TempDir
    Path folder;

    private final ScriptedCentral central = new ScriptedCentral();

    private Site site(int recordsPerBatch) {
        return TestSites.create(folder, central, SyncLimits.STANDARD.withBatch(recordsPerBatch, 1 << 20));
    }

    private List<List<String>> sent() {
        List<List<String>> sent = new ArrayList<>();
        central.batches.forEach(batch -> sent.add(Batches.changes(batch).stream()
                .map(change -> change.get("id").asText())
                .toList()));
        return sent;
    }

    private static void lines(Site site, int count) {
        for (int i = 1; i <= count; i++) {
            put(site, "trans_line", "L" + i, LINE);
        }
    }

    @DisplayName("field-B1 a new document goes whole: in the next batch, and over the usual size if it is larger")
    @Test
    void sendsANewDocumentWhole() {
        try (Site site = site(3)) {
            put(site, "item", "A", "{}");
            put(site, "transact", "T", "{\"status\":\"fn\"}");
            lines(site, 5);
            put(site, "item", "B", "{}");
            site.sync();
        }
        assertThat(sent()).containsExactly(List.of("A"), List.of("T", "L1", "L2", "L3", "L4", "L5"), List.of("B"));
    }

    @DisplayName("field-B1 lines that stand elsewhere in the outbox belong to it as well")
    @Test
    void findsLinesThatStandLater() {
        try (Site site = site(2)) {
            put(site, "transact", "T", "{\"status\":\"fn\"}");
            put(site, "item", "A", "{}");
            put(site, "item", "B", "{}");
            lines(site, 2);
            site.sync();
        }
        assertThat(sent()).containsExactly(List.of("T", "L1", "L2"), List.of("A", "B"));
    }

    @DisplayName("field-B1 a document that central has is finalised last: its lines go first")
    @Test
    void sendsAKnownHeaderLast() {
        try (Site site = site(2)) {
            put(site, "transact", "T", "{\"status\":\"nw\"}");
            site.sync();
            put(site, "transact", "T", "{\"status\":\"fn\"}");
            lines(site, 5);
            site.sync();
        }
        assertThat(sent())
                .containsExactly(
                        List.of("T"), List.of("L1"), List.of("L2"), List.of("L3"), List.of("L4"), List.of("T", "L5"));
    }

    @DisplayName("field-B1 one change a batch: the header still comes last")
    @Test
    void sendsAKnownHeaderLastOneByOne() {
        try (Site site = site(1)) {
            put(site, "transact", "T", "{\"status\":\"nw\"}");
            site.sync();
            put(site, "transact", "T", "{\"status\":\"fn\"}");
            lines(site, 2);
            site.sync();
        }
        assertThat(sent()).containsExactly(List.of("T"), List.of("L1"), List.of("L2"), List.of("T"));
    }

    @DisplayName("field-B1 a new document beyond central's limits is divided, header first: lines need it")
    @Test
    void partsOnlyWhatCentralCanNotTakeWhole() {
        SiteView usual = ScriptedCentral.site(List.of());
        central.site = new SiteView(
                7,
                "A",
                "desktop",
                0,
                false,
                null,
                usual.protocol(),
                new SiteView.Limits(3, 16 << 20, 1 << 20, 5000, 8 << 20, 64),
                List.of());
        try (Site site = site(2)) {
            put(site, "transact", "T", "{\"status\":\"fn\"}");
            lines(site, 4);
            site.sync();
        }
        assertThat(sent()).containsExactly(List.of("T", "L1", "L2"), List.of("L3", "L4"));
    }
}
