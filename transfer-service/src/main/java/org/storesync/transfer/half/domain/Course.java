package org.storesync.transfer.half.domain;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.storesync.transfer.half.domain.Push.Answer;
import org.storesync.transfer.half.domain.Push.Purpose;
import org.storesync.transfer.half.domain.content.Standing;

/** The course of a pair: what is new about it, which events follow from that, and what each event does (docs/transfers.md). */
public final class Course {
    private Course() {}

    /** What came for a pair since it was last looked at. */
    public enum News {
        SOURCE,
        HALF,
        FACT,
        RESTORED
    }

    /** Applies one event, as the {@link EventTable} says. */
    public static Step on(Event event, Pair pair, Scene scene) {
        PairActs acts = new PairActs(pair, scene);
        on(event, acts, scene);
        return acts.step();
    }

    /**
     * Applies what is new, event by event. Events of the half count at once. Events of the source are judged after the push that is under
     * way.
     */
    public static Step news(Pair pair, Scene scene, Set<News> news) {
        PairActs acts = new PairActs(pair, scene);
        if (news.contains(News.RESTORED)) {
            on(Event.RESTORED, acts, scene);
            return acts.step();
        }
        Set<News> all = news.isEmpty() ? EnumSet.noneOf(News.class) : EnumSet.copyOf(news);
        if (pair.push().dirty() && !pair.push().isOut()) {
            acts.change(pair.with(pair.push().dirty(false)));
            all.addAll(Set.of(News.SOURCE, News.HALF));
        }
        if (all.contains(News.HALF)) {
            on(halfEvent(acts), acts, scene);
        }
        if (all.contains(News.SOURCE)) {
            on(sourceEvent(acts.pair(), scene), acts, scene);
        } else if (all.contains(News.FACT)) {
            on(Event.FACT_CAME, acts, scene);
        }
        acts.leaveOne();
        return acts.step();
    }

    /** Goes on when all changes of the push are answered. */
    public static Step answered(Pair pair, Scene scene) {
        PairActs acts = new PairActs(pair, scene);
        Push push = pair.push();
        boolean stood = pair.state().hasHalf();
        if (push.purpose() == Purpose.MAKE || (stood && push.purpose() != Purpose.CLEAR)) {
            if (push.answer() == Answer.TAKEN_OVER) {
                acts.toldTaken();
            }
            on(event(push.answer()), acts, scene);
        }
        if (!acts.pair().push().isOut()) {
            acts.change(acts.pair().with(acts.pair().push().settled()));
        }
        Step step = acts.step();
        return step.pair().push().dirty() && !step.pair().push().isOut() && !isBehind(push, scene)
                ? news(step.pair(), scene, Set.of())
                : step;
    }

    private static Event event(Answer answer) {
        return switch (answer) {
            case NONE, ACCEPTED, LINE_REFUSED, LINE_QUARANTINED -> Event.ACCEPTED;
            case REFUSED, QUARANTINED -> Event.REFUSED;
            case STALE -> Event.STALE;
            case TAKEN_OVER -> Event.TAKEN_OVER;
        };
    }

    /** True if the feed has not brought yet what made the push stale. The pair is judged again when it comes. */
    private static boolean isBehind(Push push, Scene scene) {
        return push.answer() == Answer.STALE && scene.behind();
    }

    private static Event halfEvent(PairActs acts) {
        Pair pair = acts.pair();
        if (pair.state().hasHalf()) {
            return acts.current().map(half -> ofCurrent(half, acts)).orElse(Event.NOTHING_NEW);
        }
        Optional<Standing> half = acts.best();
        boolean ownMake = pair.push().isOut()
                && pair.push().purpose() == Purpose.MAKE
                && half.isPresent()
                && half.get().id().equals(pair.halfId())
                && half.get().byCentral();
        if (half.isEmpty() || ownMake) {
            return Event.NOTHING_NEW;
        }
        return acts.isTaken(half.get()) ? Event.HALF_TAKEN : Event.HALF_UNTAKEN;
    }

    private static Event ofCurrent(Standing half, PairActs acts) {
        if (!half.stands()) {
            return half.byCentral() ? Event.NOTHING_NEW : Event.HALF_DELETED;
        }
        if (acts.isTaken(half)) {
            return Event.HALF_TAKEN;
        }
        Pair pair = acts.pair();
        if (half.byCentral()
                && pair.push().answer().isQuarantined()
                && !pair.push().isOut()) {
            // Central took it now.
            acts.change(pair.withCode(null).with(pair.push().taken()));
        }
        return half.byCentral() ? Event.NOTHING_NEW : Event.HALF_UNTAKEN;
    }

    private static Event sourceEvent(Pair pair, Scene scene) {
        if (!scene.isStarted(pair.kind())) {
            return Event.SOURCE_STOPPED;
        }
        boolean elsewhere = pair.addressed() != null
                && !(pair.state() instanceof State.Draft)
                && !pair.addressed().equals(scene.toStore());
        return elsewhere ? Event.SOURCE_READDRESSED : Event.SOURCE_CHANGED;
    }

    private static void on(Event event, PairActs acts, Scene scene) {
        Pair pair = acts.pair();
        if (event.isAct() || event.isFact()) {
            if (pair.push().isOut()) {
                acts.change((event.isAct() ? pair.closed(false) : pair).dirtied());
                return;
            }
            if (event.isFact() && pair.closed()) {
                return;
            }
        }
        if (event.isAct()) {
            acts.change(pair.closed(false).addressed(scene.toStore()));
        }
        act(EventTable.cell(event, pair.state()), acts, scene);
    }

    private static void act(Cell cell, PairActs acts, Scene scene) {
        switch (cell) {
            case NOTHING, NOTE, AGAIN -> {}
            case JUDGE -> acts.judge();
            case END -> {
                acts.change(acts.pair().in(new State.Draft()).withCode(null).with(Push.NONE));
                acts.judge();
            }
            case ADOPT -> {
                Optional<Standing> half = acts.best();
                half.ifPresent(acts::adopt);
            }
            case FOLLOW, WITHDRAW, WITHDRAW_THEN_JUDGE, NOTE_AND_FOLLOW -> settle(acts);
            case COMPARE -> acts.current().ifPresent(acts::compare);
            case BY_STATUS -> acts.byStatus();
            case DROP -> acts.drop();
            case STAND -> acts.change(acts.pair().in(new State.Sent()));
            case STAY_OR_END -> {
                if (acts.pair().push().purpose() == Purpose.WITHDRAW) {
                    acts.ended();
                }
            }
            case READ_AND_JUDGE -> readAndJudge(acts, scene);
            case READ_AND_AGAIN -> {
                if (scene.behind()) {
                    acts.change(acts.pair().dirtied());
                } else {
                    settle(acts);
                }
            }
            case HOLD ->
                acts.change(acts.pair()
                        .in(new State.Held(Reason.of(String.valueOf(acts.pair().code())))));
            case STAY_WITH_CODE -> {}
            case MAKE -> acts.make();
            case CLOSE -> acts.change(acts.pair().closed(true));
        }
    }

    private static void settle(PairActs acts) {
        Optional<Standing> half = acts.current();
        if (half.isPresent()) {
            acts.settle(half.get());
        } else {
            // The feed has not brought its row yet.
            acts.change(acts.pair().dirtied());
        }
    }

    private static void readAndJudge(PairActs acts, Scene scene) {
        Pair pair = acts.pair();
        if (scene.behind()) {
            acts.change(pair.dirtied());
        } else if (pair.state().hasHalf() && acts.current().isEmpty()) {
            acts.change(pair.in(new State.Held(Reason.RESTORED)));
        } else if (pair.state().hasHalf()
                && acts.current().filter(Standing::stands).isEmpty()) {
            acts.drop();
        } else {
            acts.judge();
        }
    }
}
