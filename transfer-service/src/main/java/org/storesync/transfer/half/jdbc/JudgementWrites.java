package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.client.outbox.Entry;
import org.storesync.client.outbox.jdbc.Outbox;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.content.Change;
import org.storesync.transfer.half.domain.content.DocumentType;
import org.storesync.transfer.half.domain.judge.Cause;
import org.storesync.transfer.half.domain.judge.Judgement;

/** Writes the results of judging several sources, all at once. */
final class JudgementWrites {
    private JudgementWrites() {}

    /** @param judgements in the order of their lanes, so that lanes are locked in that order */
    static void write(Connection connection, List<Judgement> judgements, Instant now) throws SQLException {
        List<Pair> pairs = new ArrayList<>();
        List<HistoryTable.Entry> history = new ArrayList<>();
        Map<Integer, List<Entry>> entries = new LinkedHashMap<>();
        for (Judgement judgement : judgements) {
            Pair pair = judgement.pair();
            if (pair == null) {
                continue;
            }
            pairs.add(pair);
            Cause cause = judgement.cause();
            if (cause != null) {
                history.add(new HistoryTable.Entry(pair, cause));
            }
            List<Entry> lane = entries.computeIfAbsent(judgement.source().lane(), any -> new ArrayList<>());
            judgement.pushes().forEach(change -> lane.add(entry(pair, change)));
        }
        FactTable.waitFor(connection, judgements);
        for (Map.Entry<Integer, List<Entry>> lane : entries.entrySet()) {
            Outbox.append(connection, lane.getKey(), lane.getValue(), now);
        }
        PairWrites.save(connection, pairs, now);
        HistoryTable.add(connection, history, now);
    }

    private static Entry entry(Pair pair, Change change) {
        DocumentType half = pair.kind().halfType();
        String type = change.header() ? half.wireName() : half.lineType();
        @Nullable Map<String, @Nullable Object> body = change.body();
        return body == null
                ? Entry.delete(type, change.id(), change.version())
                : Entry.upsert(type, change.id(), change.version(), Bodies.bytes(body));
    }
}
