package org.storesync.transfer.half.domain.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.storesync.transfer.fixture.KnownRecords.LANE;
import static org.storesync.transfer.fixture.KnownRecords.ME;
import static org.storesync.transfer.fixture.KnownRecords.SOURCE;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.storesync.transfer.fixture.KnownRecords;
import org.storesync.transfer.half.domain.Course.News;
import org.storesync.transfer.half.domain.Event;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Push.Answer;
import org.storesync.transfer.half.domain.Reason;
import org.storesync.transfer.half.domain.State;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.TransferKind;
import org.storesync.transfer.half.domain.content.Wanted.Reference;

/** D1, D9: the result of judging a source by what is kept of it, without a database. */
class PairJudgeTest {
    private static final TransferKind KIND = TransferKind.STOCK_TRANSFER;
    private static final String HALF = KIND.halfId("S", "B");

    private static Judgement judge(KnownRecords records, News... what) {
        PairNews news = new PairNews();
        news.addAnswered(SOURCE);
        for (News each : what) {
            news.add(List.of(SOURCE), each);
        }
        List<Judgement> judgements = PairJudge.judge(records.scenes(), news);
        assertThat(judgements).hasSize(1);
        return judgements.getFirst();
    }

    private static Pair kept(Judgement judgement) {
        return Objects.requireNonNull(judgement.pair());
    }

    /** The half is pushed, and nothing is answered yet. */
    private static Pair pushed() {
        return kept(judge(new KnownRecords(), News.SOURCE));
    }

    private static Pair answered() {
        return pushed().answered(Answer.ACCEPTED, null).answered(Answer.ACCEPTED, null);
    }

    private static KnownRecords withHalf(KnownRecords records, int by) {
        return records.half(HALF, "B", 1, 0, by, false)
                .line(
                        new DocumentKey("transact", HALF),
                        KIND.lineId("L1", "B"),
                        1,
                        by,
                        Objects.requireNonNull(judge(new KnownRecords(), News.SOURCE)
                                .pushes()
                                .getLast()
                                .body()));
    }

    @DisplayName("D1: a started source makes its half, in its lane, and the history tells it")
    @Test
    void makesAHalf() {
        Judgement made = judge(new KnownRecords(), News.SOURCE);

        assertThat(made.source().lane()).isEqualTo(LANE);
        assertThat(made.waits()).isEmpty();
        assertThat(made.pushes())
                .extracting(change -> change.header() + " " + change.version())
                .containsExactly("true 0", "false 0");
        assertThat(kept(made).push().waiting()).isEqualTo(2);
        assertThat(made.cause()).isEqualTo(new Cause("source", null, null));
    }

    @DisplayName("a source that wants nothing leaves nothing behind, and neither does one whose customer is no store")
    @Test
    void keepsNoPairOfNothing() {
        Judgement draft = judge(new KnownRecords().with("status", "cn"), News.SOURCE);
        assertThat(draft.pair()).isNull();
        assertThat(draft.cause()).isNull();
        assertThat(draft.waits()).isEmpty();

        assertThat(judge(new KnownRecords().withoutStore("B"), News.SOURCE).pair())
                .isNull();
    }

    @DisplayName("what has not come is waited for: a store, a name's store, a record of a line")
    @Test
    void waits() {
        KnownRecords records = new KnownRecords()
                .withoutStore("A")
                .withoutStore("B")
                .withoutName("nB")
                .without(new Reference("item", "item"));
        Judgement held = judge(records, News.SOURCE);

        assertThat(kept(held).state()).isEqualTo(new State.Held(Reason.UNKNOWN));
        assertThat(held.waits())
                .containsExactly(
                        new Wait(SOURCE, "store", "A"),
                        new Wait(SOURCE, "party", "nB"),
                        new Wait(SOURCE, "name", "nB"),
                        new Wait(SOURCE, "item", "item"));
    }

    @DisplayName("what routing says of the addressing counts, and nothing is waited for then")
    @Test
    void routingDecidesTheAddressing() {
        Judgement held = judge(new KnownRecords().notAddressed("not-visible"), News.SOURCE);
        assertThat(kept(held).state()).isEqualTo(new State.Held(Reason.NOT_VISIBLE));
        assertThat(held.waits()).isEmpty();

        Judgement unknown = judge(new KnownRecords().withoutStore("B").notAddressed("old-name"), News.SOURCE);
        assertThat(kept(unknown).state()).isEqualTo(new State.Held(Reason.OLD_NAME));
        assertThat(unknown.waits()).isEmpty();
    }

    @DisplayName("a half without a pair is no source")
    @Test
    void aHalfIsNoSource() {
        PairNews news = new PairNews();
        news.add(List.of(SOURCE), News.SOURCE);

        assertThat(PairJudge.judge(new KnownRecords().answers("another").scenes(), news))
                .isEmpty();
        assertThat(PairJudge.judge(
                        new KnownRecords().answers("another").pair(pushed()).scenes(), news))
                .hasSize(1);
    }

    @DisplayName("a push that is answered whole goes on; without news of it, nothing is told or pushed again")
    @Test
    void goesOnAfterAnAnswer() {
        Judgement sent = judge(withHalf(new KnownRecords(), ME).pair(answered()));
        assertThat(kept(sent).state()).isEqualTo(new State.Sent());
        assertThat(sent.cause()).isEqualTo(new Cause("answer", null, null));
        assertThat(sent.pushes()).isEmpty();

        Judgement again = judge(withHalf(new KnownRecords(), ME).pair(kept(sent)), News.SOURCE, News.HALF);
        assertThat(again.pair()).isNull();
        assertThat(again.cause()).isNull();
    }

    @DisplayName("what comes with an answer that makes a push is judged after that push")
    @Test
    void newsWithAnAnswer() {
        Pair stopped = kept(judge(new KnownRecords().with("status", "cn").pair(pushed()), News.SOURCE))
                .answered(Answer.ACCEPTED, null)
                .answered(Answer.ACCEPTED, null);
        Judgement withdrawn =
                judge(withHalf(new KnownRecords(), ME).with("status", "cn").pair(stopped), News.SOURCE);

        assertThat(withdrawn.pushes()).hasSize(1);
        assertThat(withdrawn.pushes().getFirst().body()).isNull();
        assertThat(kept(withdrawn).push().dirty()).isTrue();
    }

    @DisplayName("if nothing says who wrote a half, a state that comes while a push is under way comes from the push")
    @Test
    void whoWroteIt() {
        KnownRecords ours = withHalf(new KnownRecords(), 0).pair(pushed());
        assertThat(ours.scenes().scene(ours.source()).halves())
                .allMatch(half ->
                        half.byCentral() && half.lines().values().stream().allMatch(line -> line.byCentral()));

        Pair sent = kept(judge(withHalf(new KnownRecords(), ME).pair(answered())));
        KnownRecords theirs = withHalf(new KnownRecords(), 0).pair(sent);
        assertThat(theirs.scenes().scene(theirs.source()).halves()).noneMatch(half -> half.byCentral());
    }

    @DisplayName("a half is behind if central has a newer state than the feed has brought")
    @Test
    void behind() {
        Pair sent = kept(judge(withHalf(new KnownRecords(), ME).pair(answered())));
        KnownRecords behind =
                new KnownRecords().half(HALF, "B", 1, 2, ME, false).pair(sent);

        assertThat(behind.scenes().scene(behind.source()).behind()).isTrue();
        assertThat(behind.scenes().scene(behind.source()).halves())
                .extracting(half -> half.version())
                .containsExactly(2L);
    }

    @DisplayName("a half that was not there any more after a restore is held for that")
    @Test
    void restored() {
        Pair sent = kept(judge(withHalf(new KnownRecords(), ME).pair(answered())));
        Judgement held = judge(new KnownRecords().pair(sent).restored(), News.HALF);

        assertThat(kept(held).state()).isEqualTo(new State.Held(Reason.RESTORED));
        assertThat(held.cause()).isEqualTo(new Cause("half", null, null));
    }

    @DisplayName("the documents that may be halves: by derived id, by the id of older pairs, by the pair")
    @Test
    void candidates() {
        KnownRecords records = new KnownRecords().pair(pushed().answered(Answer.ACCEPTED, null));

        assertThat(records.sources().candidates(records.parties()))
                .containsExactlyInAnyOrder(
                        new DocumentKey("transact", HALF), new DocumentKey("transact", KIND.oldHalfId("S")));
        assertThat(records.sources().references(records.lines())).containsExactly(new Reference("item", "item"));
        assertThat(records.sources().stores()).containsExactly("A");
        assertThat(records.sources().names()).containsExactly("nB");
    }

    @DisplayName("what a person does is told even if it changes nothing")
    @Test
    void byAPerson() {
        Cause cause = new Cause("closing", "ann", "settled");
        Pair closed = kept(PairJudge.act(
                new KnownRecords().source(),
                new KnownRecords().pair(pushed()).scenes(),
                Event.CLOSED_BY_PERSON,
                cause));
        Judgement again = PairJudge.act(
                new KnownRecords().source(), new KnownRecords().pair(closed).scenes(), Event.CLOSED_BY_PERSON, cause);

        assertThat(again.pair()).isEqualTo(closed);
        assertThat(again.cause()).isEqualTo(cause);
    }
}
