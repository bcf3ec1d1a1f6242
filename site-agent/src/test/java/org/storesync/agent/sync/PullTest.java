package org.storesync.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.storesync.agent.ScriptedCentral.accepted;
import static org.storesync.agent.ScriptedCentral.delete;
import static org.storesync.agent.ScriptedCentral.letter;
import static org.storesync.agent.ScriptedCentral.outcome;
import static org.storesync.agent.ScriptedCentral.refused;
import static org.storesync.agent.ScriptedCentral.remove;
import static org.storesync.agent.ScriptedCentral.upsert;
import static org.storesync.agent.TestSites.body;
import static org.storesync.agent.TestSites.put;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.ScriptedCentral;
import org.storesync.agent.Site;
import org.storesync.agent.TestSites;
import org.storesync.agent.central.BrokenAnswer;
import org.storesync.agent.central.CentralClient;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.central.CentralUnreachable;
import org.storesync.agent.central.Page;
import org.storesync.agent.central.PageRow;
import org.storesync.agent.jdbc.RefusedTable.Refusal;
import org.storesync.agent.record.RecordKey;
import org.storesync.model.site.PullRequest;

/** The rules of a page: Pages, Ends, Unsent meets pulled. Subscription 3 is a store's stream, 4 another one's, 900 the site's own. */
class PullTest {
    @TempDir
    Path folder;

    private final ScriptedCentral central = new ScriptedCentral();
    private Site site;

    @BeforeEach
    void create() {
        site = TestSites.create(folder, central);
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void loadPage(List<Long> begins, List<Long> ends, PageRow... rows) {
        loadPage(0, begins, ends, rows);
    }

    private void loadPage(long epoch, List<Long> begins, List<Long> ends, PageRow... rows) {
        central.pages.add(new Page(
                "load",
                0,
                false,
                begins.stream()
                        .map(number -> new Page.Begin(number, "store/" + number, epoch))
                        .toList(),
                ends,
                null,
                List.of(rows),
                100));
    }

    @Test
    void goesOnFromTheCursorOfTheLastPageStored() {
        central.page(upsert(3, "item", "A", 1, "{\"v\":1}"));
        central.page(upsert(3, "item", "B", 1, "{\"v\":1}"));
        central.lastPage(List.of(3L));

        SyncReport report = site.sync();

        assertThat(central.pulls).extracting(PullRequest::cursor).containsExactly(null, "c1", "c2");
        assertThat(central.pulls.getFirst().lineage()).isEqualTo(site.lineage());
        assertThat(report.received()).isEqualTo(2);
        assertThat(report.pages()).isEqualTo(3);
        site.sync();
        assertThat(central.pulls.getLast().cursor()).isEqualTo("c3");
    }

    @DisplayName(
            "claims-F8 the drained page is acknowledged by the same sync, so that central counts nothing as still to come")
    @Test
    void presentsTheCursorOfTheLastPage() {
        central.lastPage(List.of(3L), upsert(3, "item", "A", 1, "{}"));

        site.sync();

        assertThat(central.pulls).extracting(PullRequest::cursor).containsExactly(null, "c1");
        site.sync();
        assertThat(central.pulls).as("nothing came: nothing to acknowledge").hasSize(3);
    }

    @DisplayName(
            "oracle: a late change is shown as waiting; its correction is applied, also for a newer row that was skipped")
    @Test
    void showsALateChangeAsWaitingAndTakesItsCorrection() {
        central.lastPage(List.of(3L), upsert(3, "item", "A", 5, "{\"v\":5}"));
        site.sync();
        put(site, "item", "A", "{\"mine\":1}");
        central.page(upsert(3, "item", "A", 6, "{\"v\":6}"));
        site.pull();
        assertThat(body(site, "item", "A")).isEqualTo("{\"mine\":1}");
        central.answer(ScriptedCentral.waiting("store-moved"));
        site.push();
        assertThat(site.counts().waiting()).isEqualTo(1);
        assertThat(body(site, "item", "A")).isEqualTo("{\"mine\":1}");

        central.page(letter(3, 1L, "item", "A", 6, "{\"v\":6}"));
        site.pull();

        assertThat(body(site, "item", "A")).isEqualTo("{\"v\":6}");
        assertThat(site.refused(5)).extracting(Refusal::code).containsExactly("store-moved");
    }

    @DisplayName("oracle: what waited is not waiting any more when central sends it")
    @Test
    void endsTheWaitingWhenCentralTookTheRecord() {
        put(site, "trans_line", "L", "{\"transaction_ID\":\"T\"}");
        central.answer(ScriptedCentral.waiting("parent-missing"));
        site.push();
        central.page(upsert(3, "trans_line", "L", 1, "{\"transaction_ID\":\"T\"}"));
        site.pull();
        assertThat(site.refused(5)).isEmpty();
    }

    @Test
    void asksForASmallerPageAfterACutOne() {
        CentralClient cut = new CutLink(central, List.of(CutLink.Cut.NONE, CutLink.Cut.AFTER, CutLink.Cut.AFTER));
        central.page(upsert(3, "item", "lost", 1, "{}"));
        central.page(upsert(3, "item", "lost", 1, "{}"));
        central.page(upsert(3, "item", "A", 1, "{}"));
        central.page();
        central.page();
        try (Site onBadLink = Site.open(folder, TestSites.parts(cut))) {
            onBadLink.sync();
        }
        assertThat(central.pulls).extracting(PullRequest::maxRecords).containsExactly(1000, 500, 250, 500, 1000, 1000);
        assertThat(central.pulls).extracting(PullRequest::cursor).startsWith(null, null, null, "c3");
    }

    @Test
    void loadsAnewWhenCentralDoesNotKnowTheCursor() {
        central.page(upsert(3, "item", "A", 1, "{}"));
        site.pull();
        CentralClient forgetful = new CutLink(central, List.of()) {
            @Override
            public Page pull(PullRequest request) {
                if ("c1".equals(request.cursor())) {
                    throw new CentralProblem(400, "cursor-malformed", "", null, null);
                }
                return super.pull(request);
            }
        };
        central.lastPage(List.of(3L), upsert(3, "item", "B", 1, "{}"));
        try (Site other = Site.open(folder, TestSites.parts(forgetful))) {
            other.sync();
        }
        assertThat(site.counts().records()).containsEntry("item", 2L);
    }

    @Test
    void stopsWhenCentralSendsTheSameEmptyPageForEver() {
        for (int i = 0; i < 3; i++) {
            central.pages.add(new Page("same", 5, false, List.of(), List.of(), null, List.of(), 10));
        }
        assertThatThrownBy(site::sync).isInstanceOf(BrokenAnswer.class).hasMessageContaining("same empty page");
    }

    @Test
    void appliesARowOnlyIfItHoldsNoHigherVersion() {
        central.page(upsert(3, "item", "A", 5, "{\"v\":5}"), upsert(4, "item", "A", 4, "{\"v\":4}"));
        site.pull();
        assertThat(body(site, "item", "A")).isEqualTo("{\"v\":5}");
        // Although it is older, it says that the record is in that stream.
        assertThat(site.holdings("item", "A")).containsExactly(3L, 4L);

        central.page(upsert(3, "item", "A", 5, "{\"v\":\"5 again\"}"));
        site.pull();
        assertThat(body(site, "item", "A")).isEqualTo("{\"v\":\"5 again\"}");
    }

    @Test
    void keepsTheVersionOfADeletedRecordSoThatAnOlderCopyDoesNotResurrectIt() {
        central.page(upsert(3, "item", "A", 5, "{}"), delete(3, "item", "A", 6), upsert(4, "item", "A", 5, "{}"));
        central.page(delete(3, "item", "never seen", 9), upsert(4, "item", "never seen", 8, "{}"));
        site.pull();
        site.pull();
        assertThat(site.counts().records()).isEmpty();
        assertThat(site.holdings("item", "A")).isEmpty();

        central.page(upsert(4, "item", "A", 7, "{\"v\":7}"));
        site.pull();
        assertThat(body(site, "item", "A")).isEqualTo("{\"v\":7}");
    }

    @Test
    void dropsARecordWithItsLastHolding() {
        central.page(upsert(3, "item", "A", 5, "{}"), upsert(4, "item", "A", 5, "{}"));
        central.page(remove(3, "item", "A", 5));
        site.pull();
        site.pull();
        assertThat(site.holdings("item", "A")).containsExactly(4L);

        central.page(remove(4, "item", "A", 6));
        site.pull();
        assertThat(site.get("item", "A")).isEmpty();
    }

    @Test
    void forgetsAHoldingWhateverTheVersion() {
        // The record moved on in stream 4 before the older remove of stream 3 was read.
        central.page(upsert(3, "item", "A", 5, "{}"), upsert(4, "item", "A", 7, "{}"), remove(3, "item", "A", 6));
        site.pull();
        assertThat(site.holdings("item", "A")).containsExactly(4L);
        central.page(remove(4, "item", "A", 8));
        site.pull();
        assertThat(site.get("item", "A")).isEmpty();
    }

    @Test
    void countsAnOwnRecordAsHeldThroughWhatItsOutcomeSays() {
        put(site, "item", "A", "{}");
        central.answer(accepted(1, 3L, 4L));
        site.push();
        central.page(remove(3, "item", "A", 1));
        site.pull();
        assertThat(site.get("item", "A")).isPresent();
        central.page(remove(4, "item", "A", 1));
        site.pull();
        assertThat(site.get("item", "A")).isEmpty();
    }

    @Test
    void dropsWhatIsHeldThroughAnEndedSubscriptionAlone() {
        put(site, "item", "unsent", "{}");
        central.page(
                upsert(3, "item", "only", 1, "{}"),
                upsert(3, "item", "both", 1, "{}"),
                upsert(4, "item", "both", 1, "{}"),
                upsert(3, "item", "edited", 1, "{}"));
        site.pull();
        put(site, "item", "edited", "{\"v\":2}");

        central.page(new PageRow.DropStream(900, 3));
        site.pull();

        assertThat(site.get("item", "only")).isEmpty();
        assertThat(site.holdings("item", "both")).containsExactly(4L);
        assertThat(site.get("item", "edited")).isPresent();
        assertThat(site.get("item", "unsent")).isPresent();

        // Central does not want the edit, and the site is no longer entitled to the record.
        central.answer(accepted(1, 4L), refused("not-your-store", "moved"));
        site.push();
        assertThat(site.get("item", "edited")).isEmpty();
        assertThat(site.get("item", "unsent")).isPresent();
        assertThat(site.refused(5)).hasSize(1);
    }

    @Test
    void keepsARecordThatLostItsLastHoldingWhenItsEditIsTaken() {
        central.page(upsert(3, "item", "A", 1, "{}"));
        site.pull();
        put(site, "item", "A", "{\"v\":2}");
        central.page(remove(3, "item", "A", 2));
        site.pull();
        central.answer(accepted(3, 4L));
        site.push();
        assertThat(body(site, "item", "A")).isEqualTo("{\"v\":2}");
        assertThat(site.holdings("item", "A")).containsExactly(4L);
    }

    @Test
    void dropsSubscriptionsThatAreNotLiveWhenDrained() {
        central.page(upsert(3, "item", "A", 1, "{}"), upsert(4, "item", "B", 1, "{}"));
        central.lastPage(List.of(4L, 900L));

        SyncReport report = site.sync();

        assertThat(site.get("item", "A")).isEmpty();
        assertThat(site.get("item", "B")).isPresent();
        assertThat(report.dropped()).isEqualTo(1);
    }

    @Test
    void replacesWhatItHoldsThroughASubscriptionThatLoadsAnew() {
        loadPage(
                List.of(3L, 4L),
                List.of(3L, 4L),
                upsert(3, "item", "gone", 1, "{}"),
                upsert(3, "item", "seen", 1, "{}"),
                upsert(3, "item", "also in 4", 1, "{}"),
                upsert(4, "item", "also in 4", 1, "{}"),
                upsert(3, "item", "edited", 1, "{}"),
                upsert(3, "item", "pushed", 1, "{}"));
        site.pull();

        // A replacement of 3 begins. It is cut, goes on, and a push comes half way.
        loadPage(List.of(3L), List.of(), upsert(3, "item", "seen", 1, "{}"));
        site.pull();
        put(site, "item", "pushed", "{\"v\":2}");
        central.answer(accepted(2, 3L));
        site.push();
        put(site, "item", "edited", "{\"v\":2}");
        loadPage(List.of(), List.of(3L), upsert(3, "item", "new", 1, "{}"));
        site.pull();

        assertThat(site.list("item", "", 10))
                .extracting(record -> record.key().id())
                .containsExactly("also in 4", "edited", "new", "pushed", "seen");
        assertThat(site.holdings("item", "also in 4")).containsExactly(4L);
        assertThat(site.holdings("item", "edited")).isEmpty();
    }

    @Test
    void countsARecordAsSeenInALoadThoughItsBodyWasNotTaken() {
        loadPage(List.of(3L), List.of(3L), upsert(3, "item", "edited", 5, "{}"), upsert(3, "item", "newer", 5, "{}"));
        site.pull();
        put(site, "item", "edited", "{\"v\":2}");
        loadPage(List.of(3L), List.of(3L), upsert(3, "item", "edited", 5, "{}"), upsert(3, "item", "newer", 4, "{}"));
        site.pull();
        assertThat(site.holdings("item", "edited")).containsExactly(3L);
        assertThat(site.holdings("item", "newer")).containsExactly(3L);
    }

    @DisplayName(
            "I12: after a restore of central a load brings back what central has, and only versions of its epoch resist")
    @Test
    void takesLowerVersionsInALoadAfterARestore() {
        long epoch = 60_000_000;
        long fresh = (epoch << 20) + 1;
        loadPage(
                List.of(3L),
                List.of(3L),
                upsert(3, "item", "lost change", 7, "{\"v\":7}"),
                upsert(3, "item", "lost delete", 7, "{\"v\":7}"),
                upsert(3, "item", "lost", 7, "{\"v\":7}"),
                upsert(3, "item", "sent again", 7, "{\"v\":7}"),
                upsert(3, "item", "unsent", 7, "{\"v\":7}"));
        site.pull();
        central.page(delete(3, "item", "lost delete", 8), upsert(4, "item", "sent again", fresh, "{\"v\":8}"));
        site.pull();
        put(site, "item", "unsent", "{\"mine\":true}");

        loadPage(epoch, List.of(3L), List.of(), upsert(3, "item", "lost change", 5, "{\"v\":5}"));
        site.pull();
        loadPage(
                List.of(),
                List.of(3L),
                upsert(3, "item", "lost delete", 5, "{\"v\":5}"),
                upsert(3, "item", "sent again", 5, "{\"v\":5}"),
                upsert(3, "item", "unsent", 5, "{\"v\":5}"));
        site.pull();

        assertThat(body(site, "item", "lost change")).isEqualTo("{\"v\":5}");
        assertThat(body(site, "item", "lost delete")).isEqualTo("{\"v\":5}");
        assertThat(site.get("item", "lost")).isEmpty();
        assertThat(body(site, "item", "sent again")).isEqualTo("{\"v\":8}");
        assertThat(body(site, "item", "unsent")).isEqualTo("{\"mine\":true}");
        central.page(upsert(3, "item", "lost change", 4, "{\"v\":4}"));
        site.pull();
        assertThat(body(site, "item", "lost change")).as("the load is over").isEqualTo("{\"v\":5}");
    }

    @Test
    void doesNotOverwriteAnUnsentChange() {
        central.page(upsert(3, "item", "A", 1, "{\"v\":1}"));
        site.pull();
        put(site, "item", "A", "{\"mine\":true}");
        put(site, "item", "B", "{\"mine\":true}");
        central.page(
                upsert(3, "item", "A", 2, "{\"v\":2}"), delete(3, "item", "B", 9), upsert(3, "item", "C", 1, "{}"));

        site.pull();

        assertThat(body(site, "item", "A")).isEqualTo("{\"mine\":true}");
        assertThat(body(site, "item", "B")).isEqualTo("{\"mine\":true}");
        assertThat(site.get("item", "A").orElseThrow().version()).isEqualTo(1);
        assertThat(site.get("item", "C")).isPresent();
    }

    @Test
    void takesACorrectionOfAChangeThatWasRefusedOrStale() {
        central.page(upsert(3, "item", "A", 5, "{\"v\":5}"), upsert(3, "item", "B", 5, "{\"v\":5}"));
        site.pull();
        put(site, "item", "A", "{\"mine\":1}");
        put(site, "item", "B", "{\"mine\":1}");
        central.answer(refused("primary-only", ""), outcome("stale"));
        site.push();
        central.page(
                letter(3, 1L, "item", "A", 5, "{\"v\":5}"),
                new PageRow.Delete(900, new RecordKey("item", "B"), 6, new PageRow.Letter(3, 2L)));

        site.pull();

        assertThat(body(site, "item", "A")).isEqualTo("{\"v\":5}");
        assertThat(site.holdings("item", "A")).containsExactly(3L);
        assertThat(site.get("item", "B")).isEmpty();
    }

    @Test
    void takesACorrectionOverAChangeInDoubtThatItAnswersButNotOverANewerOne() {
        put(site, "item", "A", "{\"mine\":1}");
        put(site, "item", "B", "{\"mine\":1}");
        central.answers.add(batch -> {
            throw new CentralUnreachable("cut");
        });
        try (Site impatient =
                Site.open(folder, TestSites.parts(central).withLimits(SyncLimits.STANDARD.withAttempts(1)))) {
            assertThatThrownBy(impatient::push).isInstanceOf(CentralUnreachable.class);
        }
        put(site, "item", "B", "{\"mine\":2}");
        central.page(letter(3, 1L, "item", "A", 5, "{\"v\":5}"), letter(3, 2L, "item", "B", 5, "{\"v\":5}"));

        site.pull();

        assertThat(body(site, "item", "A")).isEqualTo("{\"v\":5}");
        assertThat(body(site, "item", "B")).isEqualTo("{\"mine\":2}");
        // The one in doubt still has to be answered.
        central.answer(refused("primary-only", ""), refused("primary-only", ""));
        site.push();
        assertThat(body(site, "item", "A")).isEqualTo("{\"v\":5}");
    }

    @Test
    void keepsARecordThatCameBackAfterTheCorrectionThatDeletesIt() {
        central.page(upsert(3, "item", "A", 5, "{\"v\":5}"));
        site.pull();
        put(site, "item", "A", "{\"mine\":1}");
        central.answer(accepted(7, 3L));
        site.push();
        central.page(new PageRow.Delete(900, new RecordKey("item", "A"), 6, new PageRow.Letter(3, null)));

        site.pull();

        assertThat(body(site, "item", "A")).isEqualTo("{\"mine\":1}");
        assertThat(site.holdings("item", "A")).containsExactly(3L);
    }

    @Test
    void holdsALetterThroughTheSubscriptionItStandsFor() {
        central.page(letter(4, null, "store", "S", 2, "{}"));
        site.pull();
        assertThat(site.holdings("store", "S")).containsExactly(4L);

        central.page(new PageRow.Remove(900, new RecordKey("store", "S"), 2, new PageRow.Letter(4, null)));
        site.pull();
        assertThat(site.get("store", "S")).isEmpty();
    }

    @Test
    void parksAChildUntilItsParentComes() {
        central.page(
                upsert(4, "trans_line", "L", 1, "{\"transaction_ID\":\"T\"}"),
                upsert(4, "trans_line", "L", 2, "{\"transaction_ID\":\"T\",\"v\":2}"),
                upsert(4, "trans_line", "M", 1, "{\"transaction_ID\":\"T\"}"),
                delete(4, "trans_line", "M", 2));
        site.pull();
        assertThat(site.get("trans_line", "L")).isEmpty();
        assertThat(site.counts().parked()).isEqualTo(1);

        central.page(upsert(3, "transact", "T", 1, "{}"));
        site.pull();
        assertThat(body(site, "trans_line", "L")).isEqualTo("{\"transaction_ID\":\"T\",\"v\":2}");
        assertThat(site.get("trans_line", "M")).isEmpty();
        assertThat(site.counts().parked()).isZero();
    }

    @Test
    void showsAChildAtOnceWhenItsParentIsThere() {
        central.page(
                upsert(3, "transact", "T", 1, "{}"), upsert(3, "trans_line", "L", 1, "{\"transaction_ID\":\"T\"}"));
        site.pull();
        assertThat(site.get("trans_line", "L")).isPresent();
    }

    @Test
    void leavesNothingParkedWhenDrained() {
        // I6: the parent never comes.
        central.lastPage(List.of(3L), upsert(3, "trans_line", "L", 1, "{\"transaction_ID\":\"T\"}"));

        SyncReport report = site.sync();

        assertThat(report.orphans()).isEqualTo(1);
        assertThat(site.counts().parked()).isZero();
        assertThat(site.get("trans_line", "L")).isPresent();
    }

    @Test
    void dropsAParkedChildWithItsSubscription() {
        central.page(upsert(3, "trans_line", "L", 1, "{\"transaction_ID\":\"T\"}"), new PageRow.DropStream(900, 3));
        site.pull();
        assertThat(site.counts().parked()).isZero();
        assertThat(site.get("trans_line", "L")).isEmpty();
    }

    @Test
    void tellsWhatAPageChanged() {
        central.page(
                upsert(3, "trans_line", "L", 1, "{\"transaction_ID\":\"T\"}"),
                upsert(3, "transact", "T", 1, "{\"v\":1}"),
                upsert(3, "transact", "T", 2, "{\"v\":2}"),
                delete(3, "trans_line", "L", 2));
        List<String> seen = new java.util.ArrayList<>();
        site.sync(new SyncListener() {
            @Override
            public void on(SyncEvent event) {
                if (event instanceof SyncEvent.Changed changed) {
                    changed.changes()
                            .forEach(change -> seen.add(
                                    (change.body() == null ? "-" : change.isNew() ? "+" : "*") + change.key()));
                }
            }

            @Override
            public boolean wantsChanges() {
                return true;
            }
        });
        assertThat(seen).containsExactly("+trans_line/L", "+transact/T", "*transact/T", "-trans_line/L");
    }
}
