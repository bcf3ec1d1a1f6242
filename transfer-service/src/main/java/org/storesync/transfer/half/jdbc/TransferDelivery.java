package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.storesync.client.outbox.Delivered;
import org.storesync.client.outbox.jdbc.Delivery;
import org.storesync.model.RecordCode;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.PairState;

/** Notes what became of pushed halves and lines; a pair whose source changed meanwhile is judged again. */
@Singleton
class TransferDelivery implements Delivery {
    private final PairJudge judge;
    private final Clock clock;

    TransferDelivery(PairJudge judge, Clock clock) {
        this.judge = judge;
        this.clock = clock;
    }

    @Override
    public void delivered(Connection connection, int lane, List<Delivered> changes) throws SQLException {
        lock(connection, changes);
        Set<String> due = new LinkedHashSet<>();
        for (Delivered change : changes) {
            Optional<Pair> pair = isHeader(change)
                    ? PairTable.ofHalf(connection, change.entry().id())
                    : PairTable.ofHalfLine(connection, change.entry().id());
            if (pair.isPresent()) {
                Pair after = answered(connection, change, pair.get()).answered();
                PairTable.save(connection, after, clock.instant());
                if (after.state() == PairState.TAKEN_OVER) {
                    // Its site's own half can have come by the feed while this pair was being made, seen by neither.
                    PairTable.numberAsStanding(connection, after.halfId());
                }
                if (after.isDue()) {
                    due.add(after.sourceId());
                }
            }
        }
        judge.judge(connection, due);
    }

    private static void lock(Connection connection, List<Delivered> changes) throws SQLException {
        List<String> headers = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Delivered change : changes) {
            (isHeader(change) ? headers : lines).add(change.entry().id());
        }
        SourceTable.lock(connection, headers, lines);
    }

    private static boolean isHeader(Delivered change) {
        return change.entry().type().equals("transact");
    }

    private static Pair answered(Connection connection, Delivered change, Pair pair) throws SQLException {
        return switch (change.outcome()) {
            case "accepted", "duplicate" -> accepted(connection, change, pair);
            // Central takes the version for what it is: somebody else's change, or one this service does not remember.
            case "stale" -> pair.takenOver();
            // Central keeps it and judges it again by itself.
            case "quarantined" -> pair.refused(change.code());
            default -> refused(connection, change, pair);
        };
    }

    private static Pair accepted(Connection connection, Delivered change, Pair pair) throws SQLException {
        if (isHeader(change)) {
            return pair.accepted(change.version());
        }
        PairTable.lineTaken(connection, change.entry().id(), change.version());
        return pair;
    }

    private static Pair refused(Connection connection, Delivered change, Pair pair) throws SQLException {
        String code = change.code().isEmpty() ? change.outcome() : change.code();
        if (code.equals(RecordCode.HALF_TAKEN_OVER.wireName())) {
            return pair.takenOver();
        }
        if (isHeader(change)) {
            return pair.headerRefused(code);
        }
        PairTable.lineRefused(connection, change.entry().id());
        return pair.refused(code);
    }
}
