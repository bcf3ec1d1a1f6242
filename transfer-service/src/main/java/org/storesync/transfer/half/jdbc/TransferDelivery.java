package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        List<String> headers = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Delivered change : changes) {
            (isHeader(change) ? headers : lines).add(change.entry().id());
        }
        SourceTable.lock(connection, headers, lines);
        // A half's changes mostly come in one batch: each pair is read and written once for all of them.
        Map<String, String> halves = new HashMap<>();
        PairTable.lines(connection, lines).values().forEach(line -> halves.put(line.id(), line.halfId()));
        headers.forEach(header -> halves.put(header, header));
        Map<String, Pair> pairs = PairTable.ofHalves(connection, halves.values());
        Map<String, Long> linesTaken = new LinkedHashMap<>();
        for (Delivered change : changes) {
            String half = halves.get(change.entry().id());
            Pair pair = half == null ? null : pairs.get(half);
            if (pair != null) {
                pairs.put(
                        pair.halfId(),
                        answered(connection, change, pair, linesTaken).answered());
            }
        }
        PairTable.linesTaken(connection, linesTaken);
        PairTable.save(connection, pairs.values(), clock.instant());
        // The half of their own site can have come by the feed while the pair was being made, seen by neither.
        PairTable.numberAsStanding(
                connection,
                pairs.values().stream()
                        .filter(pair -> pair.state() == PairState.TAKEN_OVER)
                        .map(Pair::halfId)
                        .toList());
        judge.judge(
                connection,
                pairs.values().stream().filter(Pair::isDue).map(Pair::sourceId).toList());
    }

    private static boolean isHeader(Delivered change) {
        return change.entry().type().equals("transact");
    }

    private static Pair answered(Connection connection, Delivered change, Pair pair, Map<String, Long> linesTaken)
            throws SQLException {
        return switch (change.outcome()) {
            case "accepted", "duplicate" -> accepted(change, pair, linesTaken);
            // Central takes the version for what it is: somebody else's change, or one this service does not remember.
            case "stale" -> pair.takenOver();
            // Central keeps it and judges it again by itself.
            case "quarantined" -> pair.refused(change.code());
            default -> refused(connection, change, pair);
        };
    }

    private static Pair accepted(Delivered change, Pair pair, Map<String, Long> linesTaken) {
        if (isHeader(change)) {
            return pair.accepted(change.version());
        }
        linesTaken.merge(change.entry().id(), change.version(), Math::max);
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
