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
import org.storesync.transfer.half.jdbc.PairTable.HalfLine;
import org.storesync.transfer.half.jdbc.SourceTable.Source;

/** What comes of judging several sources, written at once. */
final class PairWrites {
    private final Map<String, @Nullable String> waits = new LinkedHashMap<>();
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final Map<String, @Nullable Long> numbers = new LinkedHashMap<>();
    private final Map<String, HalfLine> halfLines = new LinkedHashMap<>();
    private final Map<Integer, List<Entry>> entries = new LinkedHashMap<>();

    /** @param what null where it is judged */
    void waitFor(Source source, @Nullable String what) {
        waits.put(source.id(), what);
    }

    void save(Pair pair) {
        pairs.put(pair.sourceId(), pair);
    }

    void number(String half, @Nullable Long number) {
        numbers.put(half, number);
    }

    void mark(HalfLine line) {
        halfLines.put(line.id(), line);
    }

    /** Sources come in the order of their lanes, so that lanes are locked in it. */
    void push(Source source, Pair pair, List<Entry> changes) {
        entries.computeIfAbsent(source.lane(), lane -> new ArrayList<>()).addAll(changes);
        save(pair.pushing(changes.size()));
    }

    void write(Connection connection, Instant now) throws SQLException {
        SourceTable.waitFor(connection, waits);
        PairTable.mark(connection, halfLines.values());
        for (Map.Entry<Integer, List<Entry>> lane : entries.entrySet()) {
            Outbox.append(connection, lane.getKey(), lane.getValue(), now);
        }
        PairTable.save(connection, pairs.values(), now);
        PairTable.number(connection, numbers);
    }
}
