package org.storesync.transfer.half.jdbc;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.client.config.ClientConfig;
import org.storesync.transfer.half.domain.Course;
import org.storesync.transfer.half.domain.Course.News;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Scene;
import org.storesync.transfer.half.domain.State;
import org.storesync.transfer.half.domain.Step;
import org.storesync.transfer.half.domain.content.DocumentKey;

/**
 * Has the pairs of sources go on by what is news of them, and puts what is to be pushed into the outbox, in the caller's transaction. A source's row
 * is locked meanwhile: feed, answers, people and sweep take turns.
 */
@Singleton
class PairJudge {
    /** Their lines are all held at once. */
    private static final int AT_ONCE = 32;

    private final int me;
    private final Clock clock;

    @Inject
    PairJudge(ClientConfig client, Clock clock) {
        this(client.site(), clock);
    }

    /** @param me the site this service is */
    PairJudge(int me, Clock clock) {
        this.me = me;
        this.clock = clock;
    }

    int me() {
        return me;
    }

    Instant now() {
        return clock.instant();
    }

    /** While home streams are being read nothing is judged: what the sources' pairs hang on may still come. */
    void judge(Connection connection, Map<DocumentKey, Set<News>> news) throws SQLException {
        if (news.isEmpty()) {
            return;
        }
        if (FactTable.isLoading(connection)) {
            DocumentTable.waitForLoad(connection, news.keySet());
            return;
        }
        List<DocumentKey> keys = news.keySet().stream().sorted().toList();
        DocumentTable.lock(connection, keys, List.of());
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            Scenes scenes = Scenes.of(connection, keys.subList(from, Math.min(keys.size(), from + AT_ONCE)), me, now());
            PairWrites writes = new PairWrites();
            for (DocumentTable.Row source : scenes.sources()) {
                judge(source, scenes, news.getOrDefault(source.key(), Set.of()), writes);
            }
            writes.write(connection, now());
        }
    }

    private static void judge(DocumentTable.Row source, Scenes scenes, Set<News> news, PairWrites writes) {
        Pair before = scenes.pair(source.key());
        Scene scene = scenes.scene(source, before);
        writes.waitFor(source.key(), scenes.waits(source, scene));
        Step step = new Step(before, List.of());
        if (before.push().isAnswered()) {
            step = Course.answered(before, scene);
        }
        if (step.pushes().isEmpty()) {
            Set<News> all = news.isEmpty() ? EnumSet.noneOf(News.class) : EnumSet.copyOf(news);
            if (scenes.isRestored(source.key())) {
                all.add(News.RESTORED);
            }
            if (!all.isEmpty()) {
                step = Course.news(step.pair(), scene, all);
            }
        } else if (!news.isEmpty()) {
            step = new Step(Course.news(step.pair(), scene, news).pair(), step.pushes());
        }
        writes.step(
                source.lane(),
                before,
                scenes.hasPair(source.key()),
                step,
                before.push().isAnswered() ? "answer" : event(news, before));
    }

    private static String event(Set<News> news, Pair before) {
        if (news.contains(News.SOURCE)) {
            return before.state() instanceof State.Draft ? "source" : "source-changed";
        }
        return news.contains(News.HALF) ? "half" : "fact";
    }
}
