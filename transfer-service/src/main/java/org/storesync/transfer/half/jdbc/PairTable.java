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
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.PairState;
import org.storesync.transfer.half.domain.Push;

/** Tables {@code pair} and {@code half_line}. Whoever changes a pair has locked its source's document before. */
final class PairTable {
    private static final String PAIR =
            "select source_id, half_id, receiving_store, state, code, half_version, stands, pushed, waiting, dirty from pair";

    private static final String HALF_LINE = "select half_line_id, half_id, version, stands, pushed from half_line";

    private PairTable() {}

    /**
     * A line of a half.
     *
     * @param stands whether central holds a line of that version, and no tombstone
     * @param mark of the body pushed last; {@link Push#GONE} for a delete
     */
    record HalfLine(String id, String halfId, long version, boolean stands, String mark) {
        /** This body, or its delete, is pushed. */
        HalfLine pushed(String newMark) {
            return new HalfLine(id, halfId, version, stands, newMark);
        }

        /** It went with its header, and the version of its tombstone is not known yet. */
        boolean isLeaving() {
            return stands && mark.equals(Push.GONE);
        }
    }

    /** By source. */
    static Map<String, Pair> ofSources(Connection connection, Collection<String> sources) throws SQLException {
        Map<String, Pair> pairs = new HashMap<>();
        Jdbc.list(connection, PAIR + " where source_id = any(?)", PairTable::pair, (Object)
                        sources.toArray(String[]::new))
                .forEach(pair -> pairs.put(pair.sourceId(), pair));
        return pairs;
    }

    /** By half. */
    static Map<String, Pair> ofHalves(Connection connection, Collection<String> halves) throws SQLException {
        Map<String, Pair> pairs = new LinkedHashMap<>();
        Jdbc.list(connection, PAIR + " where half_id = any(?)", PairTable::pair, (Object)
                        halves.stream().distinct().toArray(String[]::new))
                .forEach(pair -> pairs.put(pair.halfId(), pair));
        return pairs;
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

    static void save(Connection connection, Collection<Pair> pairs, Instant now) throws SQLException {
        if (pairs.isEmpty()) {
            return;
        }
        List<Pair> rows = List.copyOf(pairs);
        List<Push> pushes = rows.stream().map(Pair::push).toList();
        Jdbc.update(
                connection,
                """
                insert into pair as p (source_id, initiating_store, half_id, receiving_store, state, code, half_version, stands, pushed,
                    waiting, dirty, made_at, changed_at)
                select d.document_id, d.store_id, n.half_id, n.receiving_store, n.state, n.code, n.half_version, n.stands, n.pushed,
                    n.waiting, n.dirty, ?, ?
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    as n (source_id, half_id, receiving_store, state, code, half_version, stands, pushed, waiting, dirty)
                join document d on d.document_id = n.source_id
                on conflict (source_id) do update set initiating_store = excluded.initiating_store,
                    receiving_store = excluded.receiving_store, state = excluded.state, code = excluded.code,
                    half_version = excluded.half_version, stands = excluded.stands, pushed = excluded.pushed, waiting = excluded.waiting, dirty = excluded.dirty,
                    changed_at = case when p.state = excluded.state and p.pushed = excluded.pushed
                        and p.code is not distinct from excluded.code then p.changed_at else excluded.changed_at end""",
                now,
                now,
                Jdbc.texts(rows, Pair::sourceId),
                Jdbc.texts(rows, Pair::halfId),
                Jdbc.texts(rows, Pair::receivingStore),
                Jdbc.texts(rows, pair -> pair.state().wireName()),
                Jdbc.texts(rows, Pair::code),
                Jdbc.longs(pushes, Push::version),
                pushes.stream().map(Push::stands).toArray(Boolean[]::new),
                Jdbc.texts(pushes, Push::mark),
                pushes.stream().map(Push::waiting).toArray(Integer[]::new),
                pushes.stream().map(Push::dirty).toArray(Boolean[]::new));
    }

    /** @param numbers by half: the one its responding site gave it; null for none that can be read */
    static void number(Connection connection, Map<String, @Nullable Long> numbers) throws SQLException {
        if (!numbers.isEmpty()) {
            Jdbc.update(
                    connection,
                    "update pair p set half_number = n.number from unnest(?, ?) as n (half_id, number)"
                            + " where p.half_id = n.half_id",
                    numbers.keySet().toArray(String[]::new),
                    numbers.values().toArray(new @Nullable Long[0]));
        }
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

    /** By id, those of these lines that are known. */
    static Map<String, HalfLine> lines(Connection connection, Collection<String> lines) throws SQLException {
        Map<String, HalfLine> found = new HashMap<>();
        Jdbc.list(connection, HALF_LINE + " where half_line_id = any(?)", PairTable::halfLine, (Object)
                        lines.toArray(String[]::new))
                .forEach(line -> found.put(line.id(), line));
        return found;
    }

    /** By half, those of these halves. */
    static Map<String, List<HalfLine>> linesOf(Connection connection, Collection<String> halves) throws SQLException {
        return Jdbc.list(connection, HALF_LINE + " where half_id = any(?)", PairTable::halfLine, (Object)
                        halves.toArray(String[]::new))
                .stream()
                .collect(Collectors.groupingBy(HalfLine::halfId));
    }

    private static HalfLine halfLine(ResultSet row) throws SQLException {
        return new HalfLine(row.getString(1), row.getString(2), row.getLong(3), row.getBoolean(4), row.getString(5));
    }

    /** What is pushed of these lines; of their versions nothing is known yet. */
    static void mark(Connection connection, Collection<HalfLine> lines) throws SQLException {
        if (!lines.isEmpty()) {
            Jdbc.update(
                    connection,
                    "insert into half_line (half_line_id, half_id, pushed) select * from unnest(?, ?, ?)"
                            + " on conflict (half_line_id) do update set pushed = excluded.pushed",
                    Jdbc.texts(lines, HalfLine::id),
                    Jdbc.texts(lines, HalfLine::halfId),
                    Jdbc.texts(lines, HalfLine::mark));
        }
    }

    /** Central has what was pushed of these lines, at these versions. */
    static void linesTaken(Connection connection, Map<String, Long> versions) throws SQLException {
        if (!versions.isEmpty()) {
            Jdbc.update(
                    connection,
                    "update half_line h set version = greatest(h.version, taken.version), stands = h.pushed <> ''"
                            + " from unnest(?, ?) as taken (half_line_id, version) where h.half_line_id = taken.half_line_id",
                    versions.keySet().toArray(String[]::new),
                    versions.values().toArray(Long[]::new));
        }
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
}
