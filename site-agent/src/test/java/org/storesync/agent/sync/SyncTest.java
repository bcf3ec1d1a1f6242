package org.storesync.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.storesync.agent.TestSites.body;
import static org.storesync.agent.TestSites.put;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.storesync.agent.FakeCentral;
import org.storesync.agent.Site;
import org.storesync.agent.TestSites;
import org.storesync.agent.central.CentralClient;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.record.RecordKey;
import org.storesync.model.Outcome;

/** Whole syncs of two sites against a central that keeps the protocol: 7 and 8 share {@code central} and {@code store/A}. */
class SyncTest {
    @TempDir
    Path folder;

    private FakeCentral central = new FakeCentral();

    private Site site(int number) {
        return TestSites.create(folder.resolve("s" + number), central.client(number));
    }

    private void subscribeBoth() {
        for (int number : List.of(7, 8)) {
            central.subscribe(number, "central");
            central.subscribe(number, "store/A");
        }
    }

    static Map<String, String> shown(Site site) {
        Map<String, String> shown = new TreeMap<>();
        for (String type : site.counts().records().keySet()) {
            site.forEach(
                    type,
                    record -> shown.put(record.key().toString(), record.body().toString()));
        }
        return shown;
    }

    @Test
    void bringsARecordFromOneSiteToTheOther() {
        subscribeBoth();
        try (Site a = site(7);
                Site b = site(8)) {
            put(a, "item", "I", "{\"stream\":\"central\",\"name\":\"Amoxicillin\"}");
            a.sync();
            b.sync();
            assertThat(body(b, "item", "I")).isEqualTo("{\"stream\":\"central\",\"name\":\"Amoxicillin\"}");
            // I8: what a site pushed does not come back.
            assertThat(a.sync().received()).isZero();
            b.delete("item", "I");
            b.sync();
            a.sync();
            assertThat(shown(a)).isEmpty();
            assertThat(shown(b)).isEmpty();
        }
    }

    @Test
    void goesOnWhereACutSyncWas() {
        subscribeBoth();
        for (int i = 0; i < 40; i++) {
            central.write("central", new RecordKey("item", "c" + i), "{\"n\":" + i + "}");
        }
        SyncLimits limits =
                SyncLimits.STANDARD.withPage(10, 1 << 20).withBatch(10, 1 << 20).withAttempts(1);
        int cuts = 0;
        try (Site empty = TestSites.create(folder.resolve("s7"), central.client(7))) {
            for (int i = 0; i < 25; i++) {
                put(empty, "item", "own" + i, "{\"stream\":\"store/A\"}");
            }
        }
        // The n-th call of each attempt is cut, before or after central got it, so each attempt gets further.
        for (int attempt = 0; cuts == attempt; attempt++) {
            List<CutLink.Cut> plan = new ArrayList<>();
            for (int call = 0; call < attempt; call++) {
                plan.add(CutLink.Cut.NONE);
            }
            plan.add(attempt % 2 == 0 ? CutLink.Cut.BEFORE : CutLink.Cut.AFTER);
            CutLink link = new CutLink(central.client(7), plan);
            try (Site site =
                    Site.open(folder.resolve("s7"), TestSites.parts(link).withLimits(limits))) {
                site.sync();
            } catch (org.storesync.agent.central.CentralUnreachable _) {
                cuts++;
            }
        }
        try (Site site = Site.open(folder.resolve("s7"), TestSites.parts(central.client(7)))) {
            assertThat(shown(site)).isEqualTo(central.oracle(7)).hasSize(65);
        }
        assertThat(cuts).isEqualTo(6);
        assertThat(central.effects)
                .hasSize(25)
                .allSatisfy((seq, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void findsOutThatItWasRestoredFromAnOldCopy() throws IOException {
        // Echo: another lineage, which reads everything before it sends, and only what still fits is accepted.
        subscribeBoth();
        String before;
        try (Site site = site(7)) {
            put(site, "item", "old", "{\"stream\":\"store/A\",\"v\":1}");
            put(site, "item", "edited later", "{\"stream\":\"store/A\",\"v\":1}");
            site.sync();
            put(site, "item", "edited later", "{\"stream\":\"store/A\",\"v\":\"in the copy, unsent\"}");
            put(site, "item", "new in the copy", "{\"stream\":\"store/A\"}");
            before = site.lineage();
        }
        copy(folder.resolve("s7"), folder.resolve("copy"));
        try (Site site = site(7)) {
            put(site, "item", "edited later", "{\"stream\":\"store/A\",\"v\":3}");
            put(site, "item", "after the copy", "{\"stream\":\"store/A\"}");
            site.sync();
        }
        List<SyncEvent> events = new ArrayList<>();
        try (Site restored = Site.open(folder.resolve("copy"), TestSites.parts(central.client(7)))) {
            // Its counter passes the old value before it is on line again.
            for (int i = 0; i < 10; i++) {
                put(restored, "item", "since " + i, "{\"stream\":\"store/A\"}");
            }
            SyncReport report = restored.sync(events::add);

            assertThat(report.rolledBack()).isTrue();
            assertThat(restored.lineage()).isNotEqualTo(before);
            assertThat(events.get(0)).isInstanceOf(SyncEvent.RolledBack.class);
            assertThat(events.get(1)).isInstanceOf(SyncEvent.Begun.class);
            assertThat(events.get(2)).isInstanceOf(SyncEvent.Received.class);
            assertThat(report.count(Outcome.ACCEPTED)).isEqualTo(10);
            // The other installation pushed "edited later" and "new in the copy" meanwhile, so people must look at
            // them.
            assertThat(report.count(Outcome.QUARANTINED)).isEqualTo(2);
            assertThat(body(restored, "item", "edited later")).isEqualTo("{\"stream\":\"store/A\",\"v\":3}");
            assertThat(shown(restored)).isEqualTo(central.oracle(7)).hasSize(14);
            assertThat(restored.sync().rolledBack()).isFalse();
            assertThat(restored.counts().rollbacks()).isEqualTo(1);
        }
        // The machine that was replaced finds its lineage retired, and takes the place over in the same way.
        try (Site site = Site.open(folder.resolve("s7"), TestSites.parts(central.client(7)))) {
            assertThat(site.sync().rolledBack()).isTrue();
            assertThat(shown(site)).isEqualTo(central.oracle(7));
        }
    }

    @Test
    void goesOnWithARollBackThatWasCutBeforeEverythingWasRead() throws IOException {
        subscribeBoth();
        try (Site site = site(7)) {
            put(site, "item", "x", "{\"stream\":\"store/A\"}");
            site.sync();
        }
        copy(folder.resolve("s7"), folder.resolve("copy"));
        try (Site site = site(7)) {
            for (int i = 0; i < 20; i++) {
                put(site, "item", "y" + i, "{\"stream\":\"store/A\"}");
            }
            site.sync();
        }
        SyncLimits limits = SyncLimits.STANDARD.withPage(5, 1 << 20).withAttempts(1);
        CutLink.Cut none = CutLink.Cut.NONE;
        CentralClient link = new CutLink(central.client(7), List.of(none, none, none, CutLink.Cut.AFTER));
        try (Site restored =
                Site.open(folder.resolve("copy"), TestSites.parts(link).withLimits(limits))) {
            put(restored, "item", "y3", "{\"stream\":\"store/A\",\"mine\":true}");
            assertThatThrownBy(restored::sync).hasMessageContaining("cut");

            SyncReport report = restored.sync();

            // The replacement still comes first, so the stale edit is found, and is not pushed over the newer one.
            assertThat(report.count(Outcome.QUARANTINED)).isEqualTo(1);
            assertThat(shown(restored)).isEqualTo(central.oracle(7)).hasSize(21);
        }
    }

    @Test
    void sendsAgainWhatARestoredCentralLacks() {
        subscribeBoth();
        try (Site site = site(7)) {
            put(site, "transact", "T1", "{\"stream\":\"store/A\"}");
            site.sync();
            FakeCentral backup = central.copy();
            put(site, "trans_line", "L", "{\"transaction_ID\":\"T2\"}");
            put(site, "transact", "T2", "{\"stream\":\"store/A\"}");
            site.delete("transact", "T1");
            site.sync();
            central = backup;
        }
        try (Site site = Site.open(folder.resolve("s7"), TestSites.parts(central.client(7)))) {
            SyncReport report = site.sync();

            assertThat(report.resent()).isEqualTo(3);
            assertThat(report.count(Outcome.ACCEPTED)).isEqualTo(3);
            assertThat(shown(site)).isEqualTo(central.oracle(7)).containsOnlyKeys("transact/T2", "trans_line/L");
            assertThat(site.sync().resent()).isZero();
        }
    }

    @Test
    void deletesTheLinesOfADocumentThatARestoredCentralNeverHad() {
        subscribeBoth();
        try (Site site = site(7)) {
            FakeCentral backup = central.copy();
            put(site, "transact", "T", "{\"stream\":\"store/A\"}");
            put(site, "trans_line", "L", "{\"transaction_ID\":\"T\"}");
            site.sync();
            central = backup;
            site.delete("transact", "T");
        }
        try (Site site = Site.open(folder.resolve("s7"), TestSites.parts(central.client(7)))) {
            SyncReport report = site.sync();

            assertThat(report.count(Outcome.QUARANTINED)).isZero();
            assertThat(shown(site)).isEqualTo(central.oracle(7)).isEmpty();
        }
    }

    @Test
    void sendsEverythingAgainToACentralThatDoesNotKnowItsLineage() {
        subscribeBoth();
        FakeCentral backup = central.copy();
        try (Site site = site(7)) {
            put(site, "item", "I", "{\"stream\":\"store/A\"}");
            site.sync();
        }
        central = backup;
        try (Site site = Site.open(folder.resolve("s7"), TestSites.parts(central.client(7)))) {
            assertThat(site.sync().resent()).isEqualTo(1);
            assertThat(central.oracle(7)).containsOnlyKeys("item/I");
        }
    }

    @Test
    void dropsAStreamItLostAndLoadsOneItGained() {
        central.subscribe(7, "central");
        long lost = central.subscribe(7, "store/A");
        central.write("store/A", new RecordKey("item_line", "a"), "{}");
        central.write("store/B", new RecordKey("item_line", "b"), "{}");
        try (Site site = site(7)) {
            site.sync();
            assertThat(shown(site)).containsOnlyKeys("item_line/a");
            central.unsubscribe(7, lost);
            central.subscribe(7, "store/B");
            site.sync();
            assertThat(shown(site)).containsOnlyKeys("item_line/b");
            central.move(new RecordKey("item_line", "b"), "store/A");
            site.sync();
            assertThat(shown(site)).isEmpty();
        }
    }

    @Test
    void stopsWhenAnotherInstallationTakesItsPlaceWhileItSyncs() {
        subscribeBoth();
        try (Site first = site(7);
                Site second = TestSites.create(folder.resolve("other"), central.client(7))) {
            put(first, "item", "I", "{}");
            first.begin();
            second.begin();
            assertThatThrownBy(first::push)
                    .isInstanceOfSatisfying(
                            CentralProblem.class,
                            problem -> assertThat(problem.code()).isEqualTo("lineage-retired"));
        }
    }

    @Test
    void keepsEditsMadeWhileItSyncs() {
        subscribeBoth();
        try (Site site = site(7)) {
            put(site, "item", "I", "{\"stream\":\"central\",\"v\":1}");
            site.sync(event -> {
                if (event instanceof SyncEvent.Received) {
                    put(site, "item", "I", "{\"stream\":\"central\",\"v\":2}");
                }
            });
            assertThat(site.counts().toSend()).isEqualTo(1);
            site.sync();
            assertThat(central.oracle(7)).containsEntry("item/I", "{\"stream\":\"central\",\"v\":2}");
        }
    }

    @Test
    void notesTheQueueOfEachDay() {
        TestSites.MutableClock clock = new TestSites.MutableClock();
        try (Site site = Site.create(
                folder.resolve("s7"),
                TestSites.settings(),
                TestSites.parts(new CutLink(central.client(7), () -> CutLink.Cut.BEFORE))
                        .withClock(clock))) {
            for (int day = 1; day <= 3; day++) {
                put(site, "item", "I" + day, "{}");
                assertThatThrownBy(site::sync).hasMessageContaining("cut");
                clock.advance(Duration.ofDays(1));
            }
            assertThat(site.history())
                    .extracting(day -> day.day() + " " + day.toSend())
                    .containsExactly("2026-11-25 3", "2026-11-24 2", "2026-11-23 1");
        }
    }

    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
