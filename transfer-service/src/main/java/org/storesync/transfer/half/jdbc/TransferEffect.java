package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.storesync.client.feed.FeedRow;
import org.storesync.client.feed.jdbc.FeedEffect;
import org.storesync.transfer.config.TransferConfig;
import org.storesync.transfer.half.domain.Course.News;
import org.storesync.transfer.half.domain.arrival.Arrivals;
import org.storesync.transfer.half.domain.arrival.Arrived;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.judge.PairNews;

/**
 * Keeps what the rules need from the feed, and has every changed source judged in the same transaction. Sources are locked first, and the
 * documents of a page are written before its lines. So the tables end the same in whatever order the feed brings the records.
 */
@Singleton
class TransferEffect implements FeedEffect {
    private final Judging judging;
    private final int waitingMax;
    private final Clock clock;

    TransferEffect(Judging judging, TransferConfig config, Clock clock) {
        this.judging = judging;
        this.waitingMax = config.sweepMax();
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return Arrivals.types();
    }

    @Override
    public void apply(Connection connection, int partition, List<FeedRow> rows) throws SQLException {
        Instant now = clock.instant();
        Arrivals arrivals =
                new Arrivals(rows.stream().map(row -> arrived(row, now)).toList());
        DocumentTable.lock(connection, arrivals.touched(), arrivals.lineKeys());
        Set<DocumentKey> changed = ArrivalWrites.documents(connection, partition, arrivals);
        changed.addAll(ArrivalWrites.lines(connection, arrivals));
        PairNews news = new PairNews();
        news.add(sources(connection, changed, arrivals.halves()), News.SOURCE);
        news.add(DocumentTable.sourcesOf(connection, changed), News.HALF);
        ArrivalWrites.facts(connection, arrivals);
        if (arrivals.hasFacts()) {
            // The sweep does what is left: sources that another transaction holds, and those beyond the limit of this
            // one.
            news.add(FactTable.satisfied(connection, waitingMax), News.FACT);
        }
        judging.judge(connection, news);
    }

    @Override
    public void restart(Connection connection) throws SQLException {
        PairWrites.centralWasRestored(connection);
    }

    /** Those of these documents that may be sources, or were sources. */
    private static Set<DocumentKey> sources(Connection connection, Set<DocumentKey> changed, Set<DocumentKey> halves)
            throws SQLException {
        Set<DocumentKey> others = new HashSet<>(DocumentTable.others(connection, changed));
        others.addAll(halves);
        Set<DocumentKey> sources = new HashSet<>(changed);
        sources.removeAll(others);
        sources.addAll(PairTable.known(connection, others));
        return sources;
    }

    private static Arrived arrived(FeedRow row, Instant now) {
        FeedRow.Marks marks = row.marks();
        return new Arrived(
                new DocumentKey(row.type(), row.id()),
                switch (row.op()) {
                    case UPSERT -> Arrived.Op.UPSERT;
                    case REMOVE -> Arrived.Op.REMOVE;
                    case DELETE, MERGE, DROP_STREAM -> Arrived.Op.DELETE;
                },
                row.version(),
                row.store(),
                marks.receivedAt() == null ? now : marks.receivedAt(),
                marks.by(),
                marks.addressed(),
                marks.notAddressed(),
                marks.taken(),
                Bodies.fields(row.body()));
    }
}
