package org.storesync.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.agent.ScriptedCentral.accepted;
import static org.storesync.agent.ScriptedCentral.delete;
import static org.storesync.agent.ScriptedCentral.refused;
import static org.storesync.agent.ScriptedCentral.upsert;
import static org.storesync.agent.TestSites.body;
import static org.storesync.agent.TestSites.put;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.Batches;
import org.storesync.agent.ScriptedCentral;
import org.storesync.agent.Site;
import org.storesync.agent.TestSites;
import org.storesync.agent.central.PageRow;
import org.storesync.agent.record.RecordKey;
import org.storesync.model.site.SiteView;

/** Central still writes into a half while its store takes it: the store's state counts as a whole (design of transfers, 5 and case 24). */
class CrossingTest {
    private static final String HALF = "{\"ID\":\"H\",\"store_ID\":\"S\",\"name_ID\":\"n\",\"type\":\"si\","
            + "\"linked_transaction_id\":\"T\",\"invoice_num\":%d,\"status\":\"%s\"}";
    private static final String LINE = "{\"ID\":\"%s\",\"transaction_ID\":\"H\",\"quantity\":%d}";

    @TempDir
    Path folder;

    private final ScriptedCentral central = new ScriptedCentral();
    private Site site;

    @BeforeEach
    void hasAHalfOfTwoLines() {
        central.site = ScriptedCentral.site(List.of(new SiteView.StoreOnSite("S", "active", 1, true, 1, true)));
        site = TestSites.create(folder, central);
        central.lastPage(
                List.of(3L),
                upsert(3, "transact", "H", 1, HALF.formatted(5, "nw")),
                upsert(3, "trans_line", "L1", 1, LINE.formatted("L1", 10)),
                upsert(3, "trans_line", "L2", 1, LINE.formatted("L2", 20)));
        site.sync();
        assertThat(central.batches).isEmpty();
    }

    @AfterEach
    void close() {
        site.close();
    }

    private List<String> sent(int batch) {
        return Batches.changes(central.batches.get(batch)).stream()
                .map(CrossingTest::told)
                .toList();
    }

    private static String told(JsonNode change) {
        return change.get("id").asText() + (change.has("op") ? " deleted" : "");
    }

    @DisplayName("R24 what central wrote while the store took its half by status is answered by the store's own state")
    @Test
    void keepsTheTakenHalfWhole() {
        put(site, "transact", "H", HALF.formatted(5, "cn"));
        central.lastPage(
                List.of(3L),
                upsert(3, "trans_line", "L1", 2, LINE.formatted("L1", 8)),
                delete(3, "trans_line", "L2", 2),
                upsert(3, "trans_line", "L3", 1, LINE.formatted("L3", 30)));

        site.sync();

        assertThat(body(site, "trans_line", "L1")).contains("\"quantity\":10");
        assertThat(site.get("trans_line", "L2")).isPresent();
        assertThat(site.get("trans_line", "L3")).isEmpty();
        assertThat(sent(0)).containsExactly("H");
        assertThat(sent(1)).containsExactly("L1", "L2", "L3 deleted");

        // After that page the crossing is over, and what comes counts.
        central.lastPage(List.of(3L), upsert(3, "trans_line", "L1", 9, LINE.formatted("L1", 7)));
        site.sync();
        assertThat(body(site, "trans_line", "L1")).contains("\"quantity\":7");
    }

    @DisplayName("R24 a half that was withdrawn while its store took it by one line comes back, header first")
    @Test
    void revivesAWithdrawnHalf() {
        put(site, "trans_line", "L1", LINE.formatted("L1", 9));
        central.answer(refused("parent-deleted", "the record it belongs to was deleted"));
        central.answer(accepted(3, 3L));
        central.answer(accepted(3, 3L));
        central.lastPage(
                List.of(3L),
                new PageRow.Delete(900, new RecordKey("trans_line", "L1"), 2, new PageRow.Letter(3, 1L)),
                delete(3, "trans_line", "L2", 2));

        site.sync();

        assertThat(sent(0)).containsExactly("L1");
        assertThat(sent(1)).as("the header revives it").containsExactly("H");
        assertThat(sent(2)).containsExactly("L1");
        assertThat(sent(3)).as("its delete crossed").containsExactly("L2");
        assertThat(site.refused(5)).isEmpty();
        assertThat(body(site, "trans_line", "L1")).contains("\"quantity\":9");
        assertThat(site.get("trans_line", "L2")).isPresent();
    }

    @DisplayName("R24 a pulled withdrawal of a taken half is not applied: header and all lines go, header first")
    @Test
    void pushesTheWholeHalfWhenItsDeleteIsPulled() {
        put(site, "transact", "H", HALF.formatted(5, "cn"));
        central.lastPage(
                List.of(3L),
                delete(3, "trans_line", "L1", 2),
                delete(3, "trans_line", "L2", 2),
                delete(3, "transact", "H", 2));
        site.sync();
        assertThat(sent(1)).containsExactly("H", "L1", "L2");
        assertThat(site.get("transact", "H")).isPresent();
    }

    @DisplayName("R24 number and link are taken over all the same")
    @Test
    void takesNumberAndLink() {
        put(site, "transact", "H", HALF.formatted(5, "cn"));
        central.lastPage(List.of(3L), upsert(3, "transact", "H", 2, HALF.formatted(6, "nw")));
        site.sync();
        assertThat(body(site, "transact", "H")).contains("\"invoice_num\":6", "\"status\":\"cn\"");
    }

    @DisplayName("R24 numbering, a comment or a pulled row is no taking: the half follows its source")
    @Test
    void followsWhatIsNotTaken() {
        put(site, "transact", "H", HALF.formatted(5, "nw").replace("}", ",\"comment\":\"mine\"}"));
        central.lastPage(List.of(3L), upsert(3, "trans_line", "L1", 2, LINE.formatted("L1", 8)));
        site.sync();
        assertThat(body(site, "trans_line", "L1")).contains("\"quantity\":8");
        assertThat(central.batches).hasSize(1);
    }

    @DisplayName("R24 a store that is not this site's any more is not held against central's correction")
    @Test
    void takesTheCorrectionOfARefusedTaking() {
        put(site, "transact", "H", HALF.formatted(5, "cn"));
        central.answer(refused("not-your-store", ""));
        central.lastPage(
                List.of(3L),
                ScriptedCentral.letter(3, 1L, "transact", "H", 4, HALF.formatted(5, "nw")),
                upsert(3, "trans_line", "L1", 2, LINE.formatted("L1", 8)));
        site.sync();
        assertThat(body(site, "transact", "H")).contains("\"status\":\"nw\"");
        assertThat(body(site, "trans_line", "L1")).contains("\"quantity\":8");
    }

    @DisplayName("R24 a taking in doubt is not over when the page drains")
    @Test
    void isNotOverBeforeItWasAccepted() {
        put(site, "transact", "H", HALF.formatted(5, "cn"));
        central.lastPage(List.of(3L), upsert(3, "trans_line", "L1", 2, LINE.formatted("L1", 8)));
        site.pull();
        assertThat(body(site, "trans_line", "L1")).contains("\"quantity\":10");
        central.answer(accepted(3, 3L), accepted(3, 3L));
        site.sync();
        assertThat(sent(0)).containsExactly("H", "L1");
    }
}
