package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.storesync.client.feed.FeedRow;
import org.storesync.transfer.half.domain.Fields;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.PairState;

/** Looks at halves as they come back by the feed: one that is not as it was pushed was changed by its site, and is that site's own from now on. */
@Singleton
class HalfWatch {
    private final Clock clock;

    HalfWatch(Clock clock) {
        this.clock = clock;
    }

    /** A document came; nothing if it is no half. */
    void documentCame(Connection connection, FeedRow row, Fields body) throws SQLException {
        Optional<Pair> pair = PairTable.ofHalf(connection, row.id());
        if (pair.isPresent()) {
            PairTable.number(connection, row.id(), row.op().equals("upsert") ? SourceTable.number(body) : null);
            save(connection, pair.get(), pair.get().seen(row.version(), Bodies.mark(row.op(), body)));
        }
    }

    /** A line came; the pair it belongs to, empty if it is no line of a half. */
    Optional<Pair> lineCame(Connection connection, FeedRow row, Fields body) throws SQLException {
        Optional<Pair> ofLine = PairTable.ofHalfLine(connection, row.id());
        if (ofLine.isPresent()) {
            Pair pair = ofLine.get();
            boolean news = PairTable.isNews(connection, row.id(), row.version());
            if (PairTable.lineSeen(connection, row.id(), row.version(), Bodies.mark(row.op(), body))) {
                save(connection, pair, pair.lineSeen());
            } else if (news) {
                save(connection, pair, pair.takenOver());
            }
            return ofLine;
        }
        Optional<Pair> added = PairTable.ofHalf(connection, body.id("transaction_ID"));
        if (added.isPresent()) {
            save(connection, added.get(), added.get().takenOver());
        }
        return added;
    }

    /** Whether this pair waits for tombstones, to be made again. */
    static boolean isWithdrawn(Pair pair) {
        return pair.state() == PairState.DELETED;
    }

    private void save(Connection connection, Pair before, Pair after) throws SQLException {
        if (!after.equals(before)) {
            PairTable.save(connection, after, clock.instant());
        }
    }
}
