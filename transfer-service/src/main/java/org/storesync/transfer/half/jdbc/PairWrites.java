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
import org.storesync.transfer.half.domain.Reason;
import org.storesync.transfer.half.domain.State;
import org.storesync.transfer.half.domain.Step;
import org.storesync.transfer.half.domain.content.Change;
import org.storesync.transfer.half.domain.content.DocumentKey;

/** What comes of judging several sources, written at once. */
final class PairWrites {
    private static final String LINE = "trans_line";

    private final List<DocumentKey> judged = new ArrayList<>();
    private final List<FactTable.Wait> waits = new ArrayList<>();
    private final Map<DocumentKey, Pair> pairs = new LinkedHashMap<>();
    private final Map<Integer, List<Entry>> entries = new LinkedHashMap<>();
    private final List<HistoryTable.Entry> history = new ArrayList<>();

    void waitFor(DocumentKey source, List<FactTable.Wait> what) {
        judged.add(source);
        waits.addAll(what);
    }

    /** @param known there is such a pair already */
    void step(int lane, Pair before, boolean known, Step step, String event) {
        step(lane, before, known, step, new HistoryTable.Cause(event, null, null));
    }

    void step(int lane, Pair before, boolean known, Step step, HistoryTable.Cause cause) {
        Pair pair = step.pair();
        boolean nothing = step.pushes().isEmpty()
                && (pair.state() instanceof State.Draft
                        || Reason.NO_STORE.equals(pair.state().reason()));
        boolean same = pair.equals(before) && step.pushes().isEmpty() && cause.person() == null;
        if (same || (!known && nothing)) {
            return;
        }
        pairs.put(pair.source(), pair);
        List<Entry> lanes = entries.computeIfAbsent(lane, any -> new ArrayList<>());
        step.pushes().forEach(change -> lanes.add(entry(pair, change)));
        boolean told = !known
                || !pair.state().equals(before.state())
                || pair.differs() != before.differs()
                || !step.pushes().isEmpty()
                || cause.person() != null;
        if (told) {
            history.add(new HistoryTable.Entry(pair, cause));
        }
    }

    private static Entry entry(Pair pair, Change change) {
        String type = change.header() ? pair.kind().halfType().wireName() : LINE;
        @Nullable Map<String, @Nullable Object> body = change.body();
        return body == null
                ? Entry.delete(type, change.id(), change.version())
                : Entry.upsert(type, change.id(), change.version(), Bodies.bytes(body));
    }

    void write(Connection connection, Instant now) throws SQLException {
        FactTable.waitFor(connection, judged, waits);
        // Sources come in the order of their lanes, so that lanes are locked in it.
        for (Map.Entry<Integer, List<Entry>> lane : entries.entrySet()) {
            Outbox.append(connection, lane.getKey(), lane.getValue(), now);
        }
        PairTable.save(connection, pairs.values(), now);
        HistoryTable.add(connection, history, now);
    }
}
