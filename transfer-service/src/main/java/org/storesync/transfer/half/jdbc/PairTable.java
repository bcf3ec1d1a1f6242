package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.PairState;
import org.storesync.transfer.half.domain.Push;

/** Tables {@code pair} and {@code half_line}. Whoever changes a pair has locked its source's document before. */
final class PairTable {
    private static final String PAIR =
            "select source_id, half_id, receiving_store, state, code, half_version, stands, pushed, waiting, dirty from pair";

    private PairTable() {}

    /**
     * A line of a half.
     *
     * @param stands whether central holds a line of that version, and no tombstone
     * @param mark of the body pushed last; {@link Push#GONE} for a delete
     */
    record HalfLine(long version, boolean stands, String mark) {
        /** It went with its header, and the version of its tombstone is not known yet. */
        boolean isLeaving() {
            return stands && mark.equals(Push.GONE);
        }
    }

    static Optional<Pair> find(Connection connection, String source) throws SQLException {
        return Jdbc.first(connection, PAIR + " where source_id = ?", PairTable::pair, source);
    }

    static Optional<Pair> ofHalf(Connection connection, String half) throws SQLException {
        return Jdbc.first(connection, PAIR + " where half_id = ?", PairTable::pair, half);
    }

    /** Half by line, for those of these lines that are known. */
    static Map<String, String> halvesOfLines(Connection connection, Collection<String> halfLines) throws SQLException {
        Map<String, String> halves = new HashMap<>();
        Jdbc.list(
                connection,
                "select half_line_id, half_id from half_line where half_line_id = any(?)",
                row -> halves.put(row.getString(1), row.getString(2)),
                (Object) halfLines.toArray(String[]::new));
        return halves;
    }

    /** By half. */
    static Map<String, Pair> ofHalves(Connection connection, Collection<String> halves) throws SQLException {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        Jdbc.list(connection, PAIR + " where half_id = any(?)", PairTable::pair, (Object)
                        halves.stream().distinct().toArray(String[]::new))
                .forEach(pair -> pairs.put(pair.halfId(), pair));
        return pairs;
    }

    static Optional<Pair> ofHalfLine(Connection connection, String halfLine) throws SQLException {
        return Jdbc.first(
                connection,
                PAIR + " where half_id = (select half_id from half_line where half_line_id = ?)",
                PairTable::pair,
                halfLine);
    }

    private static Pair pair(ResultSet row) throws SQLException {
        return new Pair(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                PairState.ofWire(row.getString(4)).orElseThrow(),
                row.getString(5),
                new Push(row.getLong(6), row.getBoolean(7), row.getString(8), row.getInt(9), row.getBoolean(10)));
    }

    static void save(Connection connection, Pair pair, Instant now) throws SQLException {
        save(connection, List.of(pair), now);
    }

    static void save(Connection connection, Collection<Pair> pairs, Instant now) throws SQLException {
        Jdbc.updates(connection, """
                insert into pair as p (source_id, initiating_store, half_id, receiving_store, state, code, half_version, stands, pushed,
                    waiting, dirty, made_at, changed_at)
                select document_id, store_id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from document where document_id = ?
                on conflict (source_id) do update set initiating_store = excluded.initiating_store,
                    receiving_store = excluded.receiving_store, state = excluded.state, code = excluded.code,
                    half_version = excluded.half_version, stands = excluded.stands, pushed = excluded.pushed, waiting = excluded.waiting, dirty = excluded.dirty,
                    changed_at = case when p.state = excluded.state and p.pushed = excluded.pushed
                        and p.code is not distinct from excluded.code then p.changed_at else excluded.changed_at end""", pairs.stream().map(pair -> row(pair, now)).toList());
    }

    private static @Nullable Object[] row(Pair pair, Instant now) {
        Push push = pair.push();
        return new @Nullable Object[] {
            pair.halfId(),
            pair.receivingStore(),
            pair.state().wireName(),
            pair.code(),
            push.version(),
            push.stands(),
            push.mark(),
            push.waiting(),
            push.dirty(),
            now,
            now,
            pair.sourceId()
        };
    }

    /** The number the responding site gave it. */
    static void number(Connection connection, String half, @Nullable Long number) throws SQLException {
        Jdbc.update(connection, "update pair set half_number = ? where half_id = ?", number, half);
    }

    /** The numbers of the halves that stand, where they are known. */
    static void numberAsStanding(Connection connection, List<String> halves) throws SQLException {
        if (!halves.isEmpty()) {
            Jdbc.update(
                    connection,
                    "update pair p set half_number = d.number from document d"
                            + " where p.half_id = any(?) and d.document_id = p.half_id and d.number is not null",
                    (Object) halves.toArray(String[]::new));
        }
    }

    static Map<String, HalfLine> lines(Connection connection, String half) throws SQLException {
        Map<String, HalfLine> lines = new HashMap<>();
        Jdbc.list(
                connection,
                "select half_line_id, version, stands, pushed from half_line where half_id = ?",
                row -> lines.put(row.getString(1), new HalfLine(row.getLong(2), row.getBoolean(3), row.getString(4))),
                half);
        return lines;
    }

    static void markLine(Connection connection, String half, String line, String mark) throws SQLException {
        markLines(connection, half, Map.of(line, mark));
    }

    static void markLines(Connection connection, String half, Map<String, String> marks) throws SQLException {
        Jdbc.updates(
                connection,
                "insert into half_line (half_line_id, half_id, pushed) values (?, ?, ?)"
                        + " on conflict (half_line_id) do update set pushed = excluded.pushed",
                marks.entrySet().stream()
                        .map(line -> new @Nullable Object[] {line.getKey(), half, line.getValue()})
                        .toList());
    }

    /** Central has what was pushed of these lines, at these versions. */
    static void linesTaken(Connection connection, Map<String, Long> versions) throws SQLException {
        Jdbc.update(
                connection,
                "update half_line h set version = greatest(h.version, taken.version), stands = h.pushed <> ''"
                        + " from unnest(?, ?) as taken (half_line_id, version) where h.half_line_id = taken.half_line_id",
                versions.keySet().toArray(String[]::new),
                versions.values().toArray(Long[]::new));
    }

    /** Which of these are lines of halves, or halves themselves. */
    static Set<String> known(Connection connection, Collection<String> lines, Collection<String> documents)
            throws SQLException {
        return new HashSet<>(Jdbc.list(
                connection,
                "select half_line_id from half_line where half_line_id = any(?)"
                        + " union all select half_id from pair where half_id = any(?)",
                row -> row.getString(1),
                lines.toArray(String[]::new),
                documents.toArray(String[]::new)));
    }

    /** Central did not take it as it is, so it is pushed again with the source's next change. */
    static void lineRefused(Connection connection, String line) throws SQLException {
        Jdbc.update(connection, "update half_line set pushed = ? where half_line_id = ?", Push.NOT_TAKEN, line);
    }

    /** All lines go with their header; the tombstones of those central holds come by the feed. */
    static void linesLeave(Connection connection, String half) throws SQLException {
        Jdbc.update(connection, "update half_line set pushed = '' where half_id = ?", half);
    }

    /** A line stands as it was pushed; false if it does not. */
    static boolean lineSeen(Connection connection, String line, long version, String mark) throws SQLException {
        return Jdbc.update(
                        connection,
                        "update half_line set version = greatest(version, ?), stands = pushed <> ''"
                                + " where half_line_id = ? and pushed = ?",
                        version,
                        line,
                        mark)
                == 1;
    }

    static boolean isNews(Connection connection, String line, long version) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select 1 from half_line where half_line_id = ? and version < ?",
                        row -> true,
                        line,
                        version)
                .isPresent();
    }
}
