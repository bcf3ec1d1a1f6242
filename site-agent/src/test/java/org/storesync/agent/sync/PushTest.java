package org.storesync.agent.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.storesync.agent.ScriptedCentral.accepted;
import static org.storesync.agent.ScriptedCentral.outcome;
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
import org.storesync.agent.central.BrokenAnswer;
import org.storesync.agent.central.CentralProblem;
import org.storesync.agent.central.CentralUnreachable;
import org.storesync.agent.central.PushBatch;
import org.storesync.agent.jdbc.RefusedTable.Refusal;
import org.storesync.agent.record.Body;
import org.storesync.agent.record.RecordKey;
import org.storesync.model.Outcome;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.SyncVerdict;

class PushTest {
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

    @Test
    void sendsTheNewestStateOfEachRecordInTheOrderOfItsFirstChange() {
        put(site, "transact", "T", "{\"ID\":\"T\",\"v\":1}");
        put(site, "trans_line", "L", "{\"ID\":\"L\",\"transaction_ID\":\"T\"}");
        put(site, "transact", "T", "{\"ID\":\"T\",\"v\":2}");

        SyncReport report = site.sync();

        List<JsonNode> lines = Batches.lines(central.batches.getFirst());
        JsonNode header = lines.getFirst();
        assertThat(header.get("firstSeq").asLong()).isEqualTo(1);
        assertThat(header.get("count").asInt()).isEqualTo(2);
        assertThat(header.get("queued").asInt()).isZero();
        assertThat(header.get("lane").asInt()).isZero();
        assertThat(header.get("lineage").asText()).isEqualTo(site.lineage());
        assertThat(header.get("batchId").asText())
                .isEqualTo(central.batches.getFirst().batchId());
        assertThat(header.has("review")).isFalse();
        assertThat(lines.get(1).toString())
                .isEqualTo("{\"type\":\"transact\",\"id\":\"T\",\"body\":{\"ID\":\"T\",\"v\":2}}");
        assertThat(lines.get(2).get("id").asText()).isEqualTo("L");
        assertThat(report.count(Outcome.ACCEPTED)).isEqualTo(2);
        assertThat(site.counts().toSend()).isZero();
    }

    @Test
    void sendsBodiesByteForByteOnOneLine() {
        put(site, "item", "I", "{\"name\":\"Paracétamol \\u0041\",\r\n \"n\": 1.50 }");

        site.sync();

        assertThat(Batches.changes(central.batches.getFirst())).hasSize(1);
        assertThat(body(site, "item", "I")).isEqualTo("{\"name\":\"Paracétamol \\u0041\",\r\n \"n\": 1.50 }");
    }

    @Test
    void sendsABatchInDoubtAgainWithTheSameBytesAndAnEditMadeMeanwhileAfterIt() {
        // I4: the answer of the first attempt is lost.
        put(site, "item", "I", "{\"v\":1}");
        central.answers.add(batch -> {
            throw new CentralProblem(500, "internal", "", null, null);
        });
        SyncLimits once = SyncLimits.STANDARD.withAttempts(1);
        try (Site impatient = Site.open(folder, TestSites.parts(central).withLimits(once))) {
            assertThatThrownBy(impatient::sync).isInstanceOf(CentralProblem.class);
        }
        assertThat(site.counts().inDoubt()).isEqualTo(1);
        put(site, "item", "I", "{\"v\":2}");

        site.sync();

        PushBatch first = central.batches.get(0);
        PushBatch again = central.batches.get(1);
        PushBatch next = central.batches.get(2);
        assertThat(central.starts.get(1).inDoubt().batchId()).isEqualTo(first.batchId());
        assertThat(central.starts.get(1).inDoubt().fromSeq()).isEqualTo(1);
        assertThat(central.starts.get(1).inDoubt().toSeq()).isEqualTo(1);
        assertThat(again.batchId()).isEqualTo(first.batchId());
        assertThat(again.content().gzip()).isEqualTo(first.content().gzip());
        assertThat(next.firstSeq()).isEqualTo(2);
        assertThat(Batches.changes(next).getFirst().get("body").toString()).isEqualTo("{\"v\":2}");
        assertThat(central.batches).hasSize(3);
    }

    @Test
    void triesAFewTimesWithGrowingPausesThenGivesUp() {
        List<java.time.Duration> pauses = new java.util.ArrayList<>();
        put(site, "item", "I", "{}");
        for (int i = 0; i < 5; i++) {
            central.answers.add(batch -> {
                throw new CentralUnreachable("cut");
            });
        }
        try (Site other = Site.open(folder, TestSites.parts(central, pauses))) {
            assertThatThrownBy(other::sync).isInstanceOf(CentralUnreachable.class);
        }
        assertThat(central.batches).hasSize(5);
        assertThat(pauses).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(pauses.get(i).toMillis()).isBetween(500L << i, 1000L << i);
        }
        assertThat(site.counts().lastFault()).startsWith("central not reachable: cut");
        assertThat(site.counts().toSend()).isEqualTo(1);
    }

    @DisplayName("claims-8 without any connection a sync gives up within five seconds")
    @Test
    void givesUpSoonWithoutAConnection() {
        List<java.time.Duration> pauses = new java.util.ArrayList<>();
        put(site, "item", "I", "{}");
        for (int i = 0; i < 5; i++) {
            central.answers.add(batch -> {
                throw CentralUnreachable.withoutConnection("nothing answers", new java.io.IOException());
            });
        }
        try (Site other = Site.open(folder, TestSites.parts(central, pauses))) {
            assertThatThrownBy(other::sync).isInstanceOf(CentralUnreachable.class);
        }
        assertThat(pauses.stream().mapToLong(java.time.Duration::toMillis).sum())
                .isBetween(1L, 3_000L);
        assertThat(central.batches.size()).isBetween(2, 3);
    }

    @DisplayName("oracle: a delete of what central does not have is accepted without version and subscriptions")
    @Test
    void takesTheAnswerToADeleteOfNothing() {
        put(site, "item", "A", "{}");
        site.sync();
        site.delete("item", "A");
        central.answer(outcome("accepted"));
        site.sync();
        assertThat(site.get("item", "A")).isEmpty();
        assertThat(site.counts().toSend()).isZero();
    }

    @DisplayName("oracle: after a roll-back a new record has baseVersion 0; a further change of it has none")
    @Test
    void namesTheBaseAfterARollBack() {
        put(site, "item", "A", "{}");
        central.verdict(SyncVerdict.Verdict.ROLLED_BACK, 9);
        site.sync();
        put(site, "item", "A", "{\"v\":2}");
        site.sync();
        assertThat(Batches.lines(central.batches.getFirst()).getFirst().has("review"))
                .isTrue();
        assertThat(Batches.changes(central.batches.getFirst()).getFirst().get("baseVersion"))
                .hasToString("0");
        assertThat(Batches.changes(central.batches.getLast()).getFirst().has("baseVersion"))
                .isFalse();
    }

    @Test
    void waitsAsLongAsCentralAsksButNotForever() {
        List<java.time.Duration> pauses = new java.util.ArrayList<>();
        put(site, "item", "I", "{}");
        central.answers.add(batch -> {
            throw new CentralProblem(503, "maintenance", "", null, java.time.Duration.ofSeconds(17));
        });
        central.answers.add(batch -> {
            throw new CentralProblem(503, "maintenance", "", null, java.time.Duration.ofSeconds(3600));
        });
        try (Site other = Site.open(folder, TestSites.parts(central, pauses))) {
            assertThatThrownBy(other::sync).isInstanceOf(CentralProblem.class);
        }
        assertThat(pauses).containsExactly(java.time.Duration.ofSeconds(17));
    }

    @Test
    void givesWhatIsToBeSentLaterANewSiteSeqAndSendsItBeforeWhatCameAfter() {
        put(site, "item", "A", "{}");
        put(site, "item", "B", "{}");
        put(site, "item", "C", "{}");
        central.answer(outcome("retry-later"), accepted(1, 3L), outcome("retry-later"));

        SyncReport report = site.sync();

        PushBatch second = central.batches.get(1);
        assertThat(second.firstSeq()).isEqualTo(4);
        assertThat(second.batchId()).isNotEqualTo(central.batches.getFirst().batchId());
        assertThat(Batches.changes(second))
                .extracting(change -> change.get("id").asText())
                .containsExactly("A", "C");
        assertThat(report.count(Outcome.RETRY_LATER)).isEqualTo(2);
        assertThat(report.toSend()).isZero();
    }

    @Test
    void keepsWhatIsAlwaysToBeSentLaterForTheNextSync() {
        put(site, "item", "A", "{}");
        central.answer(outcome("retry-later"));
        central.answer(outcome("an-outcome-of-tomorrow"));

        assertThat(site.sync().toSend()).isEqualTo(1);
        assertThat(central.batches).hasSize(2);
        assertThat(site.sync().toSend()).isZero();
        assertThat(central.batches.get(2).firstSeq()).isEqualTo(3);
    }

    @Test
    void showsWhatWasRefusedUntilTheRecordIsChangedAgain() {
        put(site, "item", "A", "{}");
        central.answer(refused("primary-only", "only the primary edits this"));

        site.sync();

        assertThat(site.refused(10))
                .containsExactly(new Refusal(
                        new RecordKey("item", "A"),
                        1,
                        false,
                        "primary-only",
                        "only the primary edits this",
                        TestSites.NOW,
                        Body.of("{}"),
                        null));
        assertThat(site.counts().toSend()).isZero();
        put(site, "item", "A", "{\"v\":2}");
        assertThat(site.refused(10)).isEmpty();
    }

    @Test
    void marksDuplicateStaleAndQuarantinedAsSent() {
        for (String id : List.of("A", "B", "C")) {
            put(site, "item", id, "{}");
        }
        central.answer(outcome("duplicate"), outcome("stale"), outcome("quarantined"));

        SyncReport report = site.sync();

        assertThat(report.sent()).isEqualTo(3);
        assertThat(report.outcomes()).containsOnlyKeys(Outcome.DUPLICATE, Outcome.STALE, Outcome.QUARANTINED);
        assertThat(site.counts().toSend()).isZero();
        // Central has another "B", and this site does not hold it, so it must not show it.
        assertThat(site.list("item", "", 10))
                .extracting(record -> record.key().id())
                .containsExactly("A", "C");
        assertThat(site.counts().waiting()).isEqualTo(1);
    }

    @Test
    void notesVersionAndHoldingsOfWhatWasAccepted() {
        put(site, "item", "A", "{}");
        central.answer(accepted(5, 3L, 8L));
        central.lastPage(List.of(3L, 8L));

        site.sync();

        assertThat(site.get("item", "A").orElseThrow().version()).isEqualTo(5);
        assertThat(site.get("item", "A").orElseThrow().unsent()).isFalse();
        assertThat(site.holdings("item", "A")).containsExactly(3L, 8L);
    }

    @Test
    void queuesTheChildrenAgainWhenCentralAsks() {
        put(site, "transact", "T", "{}");
        put(site, "trans_line", "L1", "{\"transaction_ID\":\"T\"}");
        put(site, "trans_line", "L2", "{\"transaction_ID\":\"other\"}");
        site.sync();
        put(site, "transact", "T", "{\"status\":\"fn\"}");
        central.answers.add(batch -> new PushAnswer(
                batch.batchId(),
                false,
                batch.lastSeq(),
                List.of(new PushAnswer.ChangeOutcome(
                        batch.firstSeq(), Outcome.ACCEPTED, 2L, List.of(3L), true, null, null))));

        site.sync();

        assertThat(Batches.changes(central.batches.get(2)))
                .extracting(change -> change.get("id").asText())
                .containsExactly("L1");
    }

    @Test
    void sendsADeleteAfterTheDeletesOfItsChildren() {
        put(site, "transact", "T", "{}");
        put(site, "trans_line", "L", "{\"transaction_ID\":\"T\"}");
        site.sync();
        put(site, "transact", "T", "{\"v\":2}");
        site.delete("trans_line", "L");
        site.delete("transact", "T");

        site.sync();

        assertThat(Batches.changes(central.batches.get(1)))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"type\":\"trans_line\",\"id\":\"L\",\"op\":\"delete\"}",
                        "{\"type\":\"transact\",\"id\":\"T\",\"op\":\"delete\"}");
        assertThat(site.counts().records()).isEmpty();
    }

    @Test
    void saysNothingOfARecordThatNeverLeftTheSite() {
        put(site, "item", "A", "{}");
        site.delete("item", "A");

        site.sync();

        assertThat(central.batches).isEmpty();
        assertThatThrownBy(() -> site.delete("item", "A")).hasMessage("there is no item/A here");
    }

    /** Central would keep its lines in quarantine for ever, because they wait for a document that never comes. */
    @Test
    void saysNothingOfTheLinesOfADocumentThatNeverLeftTheSite() {
        put(site, "transact", "T", "{}");
        put(site, "trans_line", "L", "{\"transaction_ID\":\"T\"}");
        site.delete("transact", "T");

        site.sync();

        assertThat(central.batches).isEmpty();
        assertThat(site.counts().records()).isEmpty();
    }

    @Test
    void sendsTheDeleteOfARecordInDoubt() {
        put(site, "item", "A", "{}");
        central.answers.add(batch -> {
            throw new BrokenAnswer("cut");
        });
        SyncLimits once = SyncLimits.STANDARD.withAttempts(1);
        try (Site impatient = Site.open(folder, TestSites.parts(central).withLimits(once))) {
            assertThatThrownBy(impatient::sync).isInstanceOf(BrokenAnswer.class);
        }
        site.delete("item", "A");

        site.sync();

        assertThat(central.batches).hasSize(3);
        assertThat(Batches.changes(central.batches.get(2)).getFirst().get("op").asText())
                .isEqualTo("delete");
    }

    @Test
    void cutsBatchesByRecordsAndByBytes() {
        try (Site small =
                Site.open(folder, TestSites.parts(central).withLimits(SyncLimits.STANDARD.withBatch(3, 1000)))) {
            for (int i = 0; i < 4; i++) {
                put(small, "item", "a" + i, "{}");
            }
            put(small, "item", "b1", "{\"x\":\"" + "x".repeat(900) + "\"}");
            put(small, "item", "b2", "{\"x\":\"" + "x".repeat(2000) + "\"}");

            small.sync();
        }
        assertThat(central.batches).extracting(PushBatch::count).containsExactly(3, 2, 1);
        assertThat(central.batches).extracting(PushBatch::firstSeq).containsExactly(1L, 4L, 6L);
        assertThat(central.batches)
                .extracting(
                        batch -> Batches.lines(batch).getFirst().get("queued").asInt())
                .containsExactly(3, 1, 0);
    }

    @Test
    void cutsSmallerBatchesWhenCentralFindsThemTooLarge() {
        for (int i = 0; i < 8; i++) {
            put(site, "item", "a" + i, "{}");
        }
        central.answers.add(batch -> {
            throw new CentralProblem(413, "too-many-records", "at most 4", null, null);
        });

        SyncReport report = site.sync();

        assertThat(central.batches).extracting(PushBatch::count).containsExactly(8, 4, 4);
        assertThat(central.batches).extracting(PushBatch::firstSeq).containsExactly(1L, 9L, 13L);
        assertThat(report.count(Outcome.ACCEPTED)).isEqualTo(8);
    }

    @Test
    void refusesARecordLargerThanAnyBatchByItself() {
        central.site = new SiteView(
                7,
                "A",
                "desktop",
                0,
                false,
                null,
                new SiteView.Protocol(1, 1, 1),
                new SiteView.Limits(5000, 3000, 2000, 5000, 8 << 20, 64),
                List.of());
        put(site, "item", "huge", "{\"x\":\"" + "x".repeat(3000) + "\"}");
        put(site, "item", "small", "{}");

        SyncReport report = site.sync();

        assertThat(report.count(Outcome.ACCEPTED)).isEqualTo(1);
        assertThat(site.refused(10)).extracting(Refusal::code).containsExactly("record-too-large");
    }

    @Test
    void keepsDataOfAStoreThatCentralDoesNotCollect() {
        // C1, example F: transfers still go through central.
        central.site = ScriptedCentral.site(List.of(
                new SiteView.StoreOnSite("F", "active", 1, false), new SiteView.StoreOnSite("A", "active", 1, true)));
        put(site, "item_line", "f", "{\"store_ID\":\"F\"}");
        put(site, "Stock_take", "S", "{\"store_ID\":\"F\"}");
        put(site, "Stock_take_lines", "SL", "{\"stock_take_ID\":\"S\"}");
        put(site, "item_line", "a", "{\"store_ID\":\"A\"}");
        central.lastPage(List.of(3L), upsert(3, "store", "B", 1, "{\"name_ID\":\"nB\"}"));
        site.sync();
        put(site, "transact", "T", "{\"store_ID\":\"F\",\"type\":\"ci\",\"mode\":\"store\",\"name_ID\":\"nB\"}");
        put(site, "item", "I", "{}");

        site.sync();

        assertThat(Batches.changes(central.batches.getFirst()))
                .extracting(change -> change.get("id").asText())
                .containsExactly("a");
        assertThat(Batches.changes(central.batches.get(1)))
                .extracting(change -> change.get("id").asText())
                .containsExactly("T", "I");
        assertThat(site.counts().withheld()).containsExactly(java.util.Map.entry("F", 3L));
        assertThat(site.counts().toSend()).isZero();

        // Collected from now on: it is sent.
        central.site = ScriptedCentral.site(List.of(new SiteView.StoreOnSite("F", "active", 1, true)));
        site.sync();
        assertThat(Batches.changes(central.batches.get(2)))
                .extracting(change -> change.get("id").asText())
                .containsExactly("f", "S", "SL");
        assertThat(site.counts().withheld()).isEmpty();
    }

    @Test
    void doesNotTakeAnAnswerThatDoesNotFitItsBatch() {
        put(site, "item", "A", "{}");
        for (int i = 0; i < 5; i++) {
            central.answer(accepted(1), accepted(1));
        }

        assertThatThrownBy(site::sync).isInstanceOf(BrokenAnswer.class).hasMessageContaining("do not fit");
        assertThat(site.counts().inDoubt()).isEqualTo(1);
    }

    @Test
    void refusesBodiesAndIdsThatCanNotBeSent() {
        assertThatThrownBy(() -> put(site, "item", "A", "[1]")).hasMessageContaining("JSON object");
        assertThatThrownBy(() -> put(site, "item", "A", "{\"a\":")).hasMessageContaining("not JSON");
        assertThatThrownBy(() -> put(site, "item", "A", "{} {}")).hasMessageContaining("more text");
        assertThatThrownBy(() -> put(site, "item", "x".repeat(65), "{}")).hasMessageContaining("1 to 64 bytes");
        assertThat(site.counts().toSend()).isZero();
    }
}
