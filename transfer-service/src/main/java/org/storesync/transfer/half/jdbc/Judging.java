package org.storesync.transfer.half.jdbc;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.storesync.client.config.ClientConfig;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.judge.PairJudge;
import org.storesync.transfer.half.domain.judge.PairNews;
import org.storesync.transfer.half.domain.judge.Scenes;

/** Locks sources, has them judged, and writes the result, in the caller's transaction. */
@Singleton
class Judging {
    /** A limit, because all their lines are in memory at once. */
    private static final int AT_ONCE = 32;

    private final int me;
    private final Clock clock;

    @Inject
    Judging(ClientConfig client, Clock clock) {
        this(client.site(), clock);
    }

    /** @param me the internal site that this service is */
    Judging(int me, Clock clock) {
        this.me = me;
        this.clock = clock;
    }

    int me() {
        return me;
    }

    Instant now() {
        return clock.instant();
    }

    Scenes read(Connection connection, Collection<DocumentKey> sources) throws SQLException {
        return SceneReader.read(connection, sources, me, now());
    }

    /** Judges nothing while home streams are being read, because records on which the pairs depend may still come. */
    void judge(Connection connection, PairNews news) throws SQLException {
        if (news.isEmpty()) {
            return;
        }
        List<DocumentKey> sources = news.sources();
        if (FactTable.isLoading(connection)) {
            DocumentTable.waitForLoad(connection, sources);
            return;
        }
        DocumentTable.lock(connection, sources, List.of());
        for (int from = 0; from < sources.size(); from += AT_ONCE) {
            Scenes scenes = read(connection, sources.subList(from, Math.min(sources.size(), from + AT_ONCE)));
            JudgementWrites.write(connection, PairJudge.judge(scenes, news), now());
        }
    }
}
