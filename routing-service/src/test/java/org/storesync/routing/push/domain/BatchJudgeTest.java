package org.storesync.routing.push.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.routing.rule.domain.World.CENTRAL;
import static org.storesync.routing.rule.domain.World.CLINIC;
import static org.storesync.routing.rule.domain.World.FACTS;
import static org.storesync.routing.rule.domain.World.INBOX_B;
import static org.storesync.routing.rule.domain.World.RULES;
import static org.storesync.routing.rule.domain.World.STORE_A;
import static org.storesync.routing.rule.domain.World.STORE_M;
import static org.storesync.routing.rule.domain.World.change;
import static org.storesync.routing.rule.domain.World.delete;
import static org.storesync.routing.rule.domain.World.key;
import static org.storesync.routing.rule.domain.World.upsert;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.model.Operation;
import org.storesync.model.RecordCode;
import org.storesync.model.SiteId;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.rule.domain.Verdict;
import org.storesync.routing.rule.domain.Verdict.Accept;
import org.storesync.routing.rule.domain.Verdict.NotCollected;
import org.storesync.routing.rule.domain.Verdict.Nothing;
import org.storesync.routing.rule.domain.Verdict.Refuse;
import org.storesync.routing.rule.domain.Verdict.Wait;
import org.storesync.routing.rule.domain.World;

/** A batch folded in memory: each change sees those before it, and only one row is written for each record (design: Heads and locks). */
class BatchJudgeTest {
    private final World world = new World();
    private BatchJudge judge = judge(0);

    private BatchJudge judge(long highSeq) {
        return new BatchJudge(
                RULES,
                FACTS,
                Pusher.pushing(new SiteId(CLINIC), 1),
                highSeq,
                0,
                new Records(world.homes, world.stored));
    }

    private List<Verdict> verdicts(PushedChange... changes) {
        judge = judge(0);
        return judge.judge(List.of(changes)).stream().map(Judgement::verdict).toList();
    }

    @Test
    void writesTheLastStateOfARecordOnce() {
        List<Verdict> verdicts = verdicts(line(1, "R"), line(2, "S"), line(3, "R"));

        assertThat(verdicts).allMatch(Accept.class::isInstance);
        assertThat(judge.finalStates())
                .extracting(finalState -> finalState.key().idText())
                .containsExactly("S", "R");
        assertThat(judge.finalStates())
                .extracting(finalState -> finalState.change().siteSeq())
                .containsExactly(2L, 3L);
    }

    @Test
    void answersDuplicateUpToTheHighestOfTheLane() {
        judge = judge(5);
        List<Judgement> judged = judge.judge(List.of(line(4, "Q"), line(5, "R"), line(6, "S")));

        assertThat(judged).extracting(judgement -> judgement.verdict() == null).containsExactly(true, true, false);
        assertThat(judge.finalStates())
                .extracting(finalState -> finalState.key().idText())
                .containsExactly("S");
    }

    @Test
    void adoptsAChildThatCameBeforeItsParent() {
        List<Verdict> verdicts = verdicts(child(1, "C", "H"), header(2, "H", "fn", "nB"), child(3, "C2", "H"));

        assertThat(verdicts).allMatch(Accept.class::isInstance);
        assertThat(judge.finalStates())
                .allMatch(finalState -> judge.finalStates().copiesOf(finalState).equals(Set.of(INBOX_B)));
        assertThat(judge.finalStates().home(key("trans_line", "C"))).isEqualTo(STORE_A);
    }

    @Test
    void leavesAChildWaitingWhoseParentIsRefused() {
        List<Verdict> verdicts = verdicts(child(1, "C", "H"), upsert(2, "transact", "H", "'store_ID':'B','type':'ci'"));

        assertThat(verdicts.get(0)).isEqualTo(new Wait(RecordCode.PARENT_MISSING, key("transact", "H")));
        assertThat(verdicts.get(1)).isInstanceOf(Refuse.class);
        assertThat(judge.finalStates()).isEmpty();
    }

    @Test
    void aDeleteOvertakesTheChangeThatWaits() {
        List<Verdict> verdicts = verdicts(child(1, "C", "H"), delete(2, "trans_line", "C"), header(3, "H", "nw", "nB"));

        assertThat(verdicts.get(0)).as("nothing is parked, nothing comes back").isEqualTo(new Nothing());
        assertThat(verdicts.get(1)).isEqualTo(new Nothing());
        assertThat(judge.finalStates())
                .extracting(finalState -> finalState.key().idText())
                .containsExactly("H");
    }

    @Test
    void anAcceptedChangeOvertakesTheOneThatWaits() {
        List<Verdict> verdicts = verdicts(
                upsert(1, "item_line", "R", "'store_ID':'X'"),
                line(2, "R"),
                upsert(3, "item_line", "R", "'store_ID':'X'"));

        assertThat(verdicts.get(0)).isEqualTo(new Nothing());
        assertThat(verdicts.get(1)).isInstanceOf(Accept.class);
        assertThat(verdicts.get(2)).as("a later one waits").isInstanceOf(Wait.class);
    }

    @Test
    void takesTheChildrenOfTheBatchAlong() {
        verdicts(header(1, "H", "nw", "nB"), child(2, "C", "H"), delete(3, "transact", "H"));

        assertThat(judge.finalStates())
                .allMatch(finalState -> finalState.op() == Operation.DELETE)
                .extracting(finalState -> finalState.key().idText())
                .containsExactly("C", "H");
        assertThat(judge.finalStates()).first().extracting(FinalState::change).isNull();
    }

    @Test
    void refusesAChildAfterItsParentsDelete() {
        world.with("transact", "H", STORE_A);

        assertThat(verdicts(delete(1, "transact", "H"), child(2, "C", "H")).get(1))
                .isEqualTo(new Refuse(RecordCode.PARENT_DELETED, RecordCode.PARENT_DELETED.meaning()));
    }

    @Test
    void clearsTheChildrenOfAParentDeletedAndWrittenAnew() {
        world.with("transact", "H", STORE_A);

        verdicts(delete(1, "transact", "H"), header(2, "H", "nw", "nB"), child(3, "C", "H"));

        assertThat(judge.finalStates())
                .first()
                .matches(finalState -> finalState.clears() && finalState.op() == Operation.UPSERT);
        assertThat(judge.finalStates())
                .extracting(finalState -> finalState.key().idText())
                .containsExactly("H", "C");
    }

    @Test
    void aTombstoneGoesWhereverTheRecordStands() {
        world.with("transact", "H", STORE_A, Operation.UPSERT, 3, null, INBOX_B);

        verdicts(delete(1, "transact", "H"));

        assertThat(judge.finalStates())
                .first()
                .extracting(FinalState::copies, FinalState::leaves, FinalState::enters)
                .containsExactly(Set.of(INBOX_B), List.of(), List.of());
    }

    @Test
    void tellsWhatEntersAndLeaves() {
        world.with("transact", "H", STORE_A, Operation.UPSERT, 3, null, INBOX_B);

        verdicts(header(1, "H", "fn", "nM"));

        assertThat(judge.finalStates())
                .first()
                .extracting(FinalState::copies, FinalState::leaves, FinalState::enters)
                .containsExactly(Set.of(43), List.of(INBOX_B), List.of(43));
    }

    @Test
    @DisplayName(
            "oracle-log changes of one record in one batch are made on the version before it; one made on an older is stale")
    void changesOfABatchHaveOneBase() {
        world.with("item_line", "R", STORE_A, Operation.UPSERT, 7, null);
        String on = "{'type':'item_line','id':'R','baseVersion':%d,'body':{'store_ID':'A'}}";

        assertThat(verdicts(change(1, on.formatted(7)), change(2, on.formatted(7)), change(3, on.formatted(6))))
                .extracting(verdict -> verdict.getClass().getSimpleName())
                .containsExactly("Accept", "Accept", "Stale");
    }

    @Test
    void registersADocumentCentralKeepsNothingOfForItsLines() {
        List<Verdict> verdicts = verdicts(
                child(1, "C", "H"), upsert(2, "transact", "H", "'store_ID':'M','type':'bu'"), child(3, "C2", "H"));

        assertThat(verdicts).containsOnly(new NotCollected(STORE_M));
        assertThat(judge.finalStates().notCollected()).contains(key("transact", "H"));
        assertThat(judge.finalStates()).isEmpty();
    }

    @Test
    void readsKeysAndParentsOnceAndSorted() {
        List<PushedChange> changes = List.of(
                child(1, "b", "H"),
                child(2, "a", "H"),
                delete(3, "trans_line", "b"),
                upsert(4, "drone", "x", "'a':1"),
                change(5, "{'type':'trans_line','id':'broken','body':{'transaction_ID':'P','a':01}}"),
                change(6, "{'type':'trans_line'}"));

        assertThat(BatchKeys.of(RULES.keys(), changes))
                .extracting(key -> key.idText())
                .as("a broken change of a record that is held is corrected, so it is read as well")
                .containsExactly("H", "a", "b", "broken");
    }

    @Test
    void aBrokenChangeDisturbsNobody() {
        List<Verdict> verdicts =
                verdicts(line(1, "R"), change(2, "{'type':'item_line'"), change(3, "[]"), line(4, "S"));

        assertThat(verdicts)
                .extracting(verdict -> verdict.getClass().getSimpleName())
                .containsExactly("Accept", "Refuse", "Refuse", "Accept");
    }

    @Test
    void listsComeWithTheirLines() {
        BatchJudge primary = new BatchJudge(
                RULES,
                FACTS,
                Pusher.pushing(new SiteId(World.PRIMARY), 2),
                0,
                0,
                new Records(world.homes, world.stored));
        List<Judgement> judged = primary.judge(List.of(
                upsert(1, "list_master_line", "L1", "'item_master_ID':'L'"), upsert(2, "list_master", "L", "'a':1")));

        assertThat(judged).extracting(Judgement::verdict).allMatch(verdict -> ((Accept) verdict).home() == CENTRAL);
    }

    private static PushedChange line(long seq, String id) {
        return upsert(seq, "item_line", id, "'store_ID':'A'");
    }

    private static PushedChange header(long seq, String id, String status, String name) {
        return upsert(
                seq, "transact", id, "'store_ID':'A','type':'ci','status':'%s','name_ID':'%s'".formatted(status, name));
    }

    private static PushedChange child(long seq, String id, String header) {
        return upsert(seq, "trans_line", id, "'transaction_ID':'" + header + "'");
    }
}
