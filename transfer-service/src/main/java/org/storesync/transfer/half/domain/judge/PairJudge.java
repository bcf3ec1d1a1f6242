package org.storesync.transfer.half.domain.judge;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.storesync.transfer.half.domain.Course;
import org.storesync.transfer.half.domain.Course.News;
import org.storesync.transfer.half.domain.Event;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Scene;
import org.storesync.transfer.half.domain.State;
import org.storesync.transfer.half.domain.Step;

/** Moves the pairs of sources on, by what is new for them or by what a person does. */
public final class PairJudge {
    private PairJudge() {}

    /** The judgements, in the order of the sources. */
    public static List<Judgement> judge(Scenes scenes, PairNews news) {
        return scenes.sources().stream()
                .map(source -> judge(source, scenes, news.of(source.key())))
                .toList();
    }

    private static Judgement judge(KnownDocument source, Scenes scenes, Set<News> news) {
        Pair before = scenes.pair(source);
        Scene scene = scenes.scene(source);
        boolean answered = before.push().isAnswered();
        Step step = answered ? Course.answered(before, scene) : new Step(before, List.of());
        if (step.pushes().isEmpty()) {
            step = goOn(step, scene, all(news, scenes.isRestored(source)));
        } else if (!news.isEmpty()) {
            // The answer caused a new push. What came is judged after that push.
            step = new Step(Course.news(step.pair(), scene, news).pair(), step.pushes());
        }
        Cause cause = Cause.of(answered ? "answer" : event(news, before));
        return judgement(source, scenes, scene, step, cause);
    }

    private static Step goOn(Step step, Scene scene, Set<News> news) {
        return news.isEmpty() ? step : Course.news(step.pair(), scene, news);
    }

    private static Set<News> all(Set<News> news, boolean restored) {
        Set<News> all = EnumSet.noneOf(News.class);
        all.addAll(news);
        if (restored) {
            all.add(News.RESTORED);
        }
        return all;
    }

    private static String event(Set<News> news, Pair before) {
        if (news.contains(News.SOURCE)) {
            return before.state() instanceof State.Draft ? "source" : "source-changed";
        }
        return news.contains(News.HALF) ? "half" : "fact";
    }

    /** What follows from an act of a person on a source's pair. */
    public static Judgement act(KnownDocument source, Scenes scenes, Event event, Cause cause) {
        Scene scene = scenes.scene(source);
        return judgement(source, scenes, scene, Course.on(event, scenes.pair(source), scene), cause);
    }

    private static Judgement judgement(KnownDocument source, Scenes scenes, Scene scene, Step step, Cause cause) {
        return Judgement.of(
                source, scenes.waits(source, scene), scenes.pair(source), scenes.hasPair(source), step, cause);
    }
}
