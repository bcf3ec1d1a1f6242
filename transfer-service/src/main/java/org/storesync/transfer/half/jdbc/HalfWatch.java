package org.storesync.transfer.half.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.PairState;
import org.storesync.transfer.half.jdbc.PairTable.HalfLine;

/** Looks at halves as they come back by the feed: one that is not as it was pushed was changed by its site, and is that site's own from now on. */
@Singleton
class HalfWatch {
    private final Clock clock;

    HalfWatch(Clock clock) {
        this.clock = clock;
    }

    /** Halves came. */
    void documentsCame(Connection connection, List<Arrived> halves) throws SQLException {
        if (halves.isEmpty()) {
            return;
        }
        Map<String, Pair> before =
                PairTable.ofHalves(connection, halves.stream().map(Arrived::id).toList());
        Map<String, @Nullable Long> numbers = new LinkedHashMap<>();
        Map<String, Pair> pairs = new LinkedHashMap<>(before);
        for (Arrived half : halves) {
            numbers.put(half.id(), half.isUpsert() ? SourceTable.number(half.body()) : null);
            pairs.computeIfPresent(
                    half.id(),
                    (id, pair) ->
                            pair.seen(half.version(), Bodies.mark(half.row().op(), half.body())));
        }
        PairTable.number(connection, numbers);
        save(connection, before, pairs);
    }

    /** Lines of halves came; the sources of those halves that wait for tombstones, to be made again. */
    Set<String> linesCame(Connection connection, List<Arrived> lines) throws SQLException {
        if (lines.isEmpty()) {
            return Set.of();
        }
        Map<String, HalfLine> known =
                PairTable.lines(connection, lines.stream().map(Arrived::id).toList());
        Map<String, Pair> before = PairTable.ofHalves(
                connection, lines.stream().map(line -> half(line, known)).toList());
        Map<String, Pair> pairs = new LinkedHashMap<>(before);
        Map<String, Long> seen = new LinkedHashMap<>();
        Set<String> withdrawn = new HashSet<>();
        for (Arrived line : lines) {
            Pair pair = pairs.get(half(line, known));
            if (pair != null) {
                if (pair.state() == PairState.DELETED) {
                    withdrawn.add(pair.sourceId());
                }
                pairs.put(pair.halfId(), lineCame(pair, line, known.get(line.id()), seen));
            }
        }
        PairTable.linesTaken(connection, seen);
        save(connection, before, pairs);
        return withdrawn;
    }

    private static String half(Arrived line, Map<String, HalfLine> known) {
        HalfLine before = known.get(line.id());
        return before == null ? line.document() : before.halfId();
    }

    /** @param before null for a line its site added */
    private static Pair lineCame(Pair pair, Arrived line, @Nullable HalfLine before, Map<String, Long> seen) {
        if (before != null && before.mark().equals(Bodies.mark(line.row().op(), line.body()))) {
            seen.put(line.id(), line.version());
            return pair.lineSeen();
        }
        return before == null || line.version() > before.version() ? pair.takenOver() : pair;
    }

    private void save(Connection connection, Map<String, Pair> before, Map<String, Pair> pairs) throws SQLException {
        Collection<Pair> changed = new ArrayList<>(pairs.values());
        changed.removeAll(new HashSet<>(before.values()));
        PairTable.save(connection, changed, clock.instant());
    }
}
