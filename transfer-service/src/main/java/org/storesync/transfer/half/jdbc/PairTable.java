package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Push;
import org.storesync.transfer.half.domain.Reason;
import org.storesync.transfer.half.domain.State;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Memory;
import org.storesync.transfer.half.domain.content.TransferKind;

/** Tables {@code pair} and {@code written_line}. Whoever changes a pair has locked its source's document before. */
final class PairTable {
    private static final String PAIR =
            "select source_type, source_id, kind, state, reason, addressed, half_id, half_store, code, waiting, purpose, answer, dirty,"
                    + " differs, twice, closed, memory_half, memory_header, memory_earlier, memory_writes from pair ";

    private PairTable() {}

    /** By source. */
    static Map<DocumentKey, Pair> of(Connection connection, Collection<DocumentKey> sources) throws SQLException {
        Map<DocumentKey, Pair> pairs = new HashMap<>();
        Jdbc.list(
                        connection,
                        PAIR + "where (source_type, source_id) in (select * from unnest(?, ?))",
                        PairTable::pair,
                        Jdbc.texts(sources, DocumentKey::type),
                        Jdbc.texts(sources, DocumentKey::id))
                .forEach(pair -> pairs.put(pair.source(), pair));
        Map<String, Map<String, Map<String, @Nullable Object>>> lines = lines(
                connection,
                pairs.values().stream().map(pair -> pair.memory().halfId()).toList());
        pairs.replaceAll((source, pair) -> {
            Memory memory = pair.memory();
            return pair.with(new Memory(
                    memory.halfId(),
                    memory.header(),
                    memory.earlier(),
                    memory.writes(),
                    lines.getOrDefault(memory.halfId(), Map.of())));
        });
        return pairs;
    }

    private static Map<String, Map<String, Map<String, @Nullable Object>>> lines(
            Connection connection, Collection<String> halves) throws SQLException {
        Map<String, Map<String, Map<String, @Nullable Object>>> lines = new HashMap<>();
        Jdbc.list(
                connection,
                "select half_id, line_id, body from written_line where half_id = any(?)",
                row -> lines.computeIfAbsent(row.getString(1), half -> new HashMap<>())
                        .put(row.getString(2), Bodies.fields(row.getBytes(3)).all()),
                (Object) halves.toArray(String[]::new));
        return lines;
    }

    private static Pair pair(ResultSet row) throws SQLException {
        byte[] header = row.getBytes(18);
        byte[] earlier = row.getBytes(19);
        return new Pair(
                new DocumentKey(row.getString(1), row.getString(2)),
                TransferKind.ofWire(row.getString(3)),
                State.of(row.getString(4), row.getString(5)).orElseThrow(),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                new Push(
                        row.getInt(10),
                        Push.Purpose.valueOf(upper(row.getString(11))),
                        Push.Answer.valueOf(upper(row.getString(12))),
                        row.getBoolean(13)),
                row.getBoolean(14),
                row.getBoolean(15),
                row.getBoolean(16),
                new Memory(
                        row.getString(17),
                        header == null ? null : Bodies.fields(header).all(),
                        earlier == null ? Map.of() : Bodies.values(earlier),
                        row.getInt(20),
                        Map.of()));
    }

    private static String upper(String wireName) {
        return wireName.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static void save(Connection connection, Collection<Pair> pairs, Instant now) throws SQLException {
        Jdbc.updates(connection, """
                insert into pair as p (source_type, source_id, initiating_store, kind, state, reason, addressed, half_id, half_store,
                    receiving_store, code, waiting, purpose, answer, dirty, differs, twice, closed, memory_half, memory_header,
                    memory_earlier, memory_writes, made_at, changed_at)
                select d.record_type, d.document_id, d.store_id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                from document d where d.record_type = ? and d.document_id = ?
                on conflict (source_type, source_id) do update set initiating_store = excluded.initiating_store, state = excluded.state,
                    reason = excluded.reason, addressed = excluded.addressed, half_id = excluded.half_id, half_store = excluded.half_store,
                    receiving_store = excluded.receiving_store, code = excluded.code, waiting = excluded.waiting, purpose = excluded.purpose,
                    answer = excluded.answer, dirty = excluded.dirty, differs = excluded.differs, twice = excluded.twice,
                    closed = excluded.closed, memory_half = excluded.memory_half, memory_header = excluded.memory_header,
                    memory_earlier = excluded.memory_earlier, memory_writes = excluded.memory_writes, restored = false,
                    changed_at = case when p.state = excluded.state and p.reason is not distinct from excluded.reason
                        then p.changed_at else excluded.changed_at end""", pairs.stream().map(pair -> row(pair, now)).toList());
        for (Pair pair : pairs) {
            saveLines(connection, pair.memory());
        }
    }

    private static @Nullable Object[] row(Pair pair, Instant now) {
        @Nullable Reason reason = pair.state().reason();
        Memory memory = pair.memory();
        boolean there = pair.state().hasHalf() || pair.addressed() == null;
        return new @Nullable Object[] {
            pair.kind().wireName(),
            pair.state().wireName(),
            reason == null ? null : reason.code(),
            pair.addressed(),
            pair.halfId(),
            pair.halfStore(),
            there ? pair.halfStore() : pair.addressed(),
            pair.code(),
            pair.push().waiting(),
            wire(pair.push().purpose()),
            wire(pair.push().answer()),
            pair.push().dirty(),
            pair.differs(),
            pair.twice(),
            pair.closed(),
            memory.halfId(),
            memory.header() == null ? null : Bodies.bytes(memory.header()),
            memory.earlier().isEmpty() ? null : Bodies.bytes(memory.earlier()),
            memory.writes(),
            now,
            now,
            pair.source().type(),
            pair.source().id()
        };
    }

    private static void saveLines(Connection connection, Memory memory) throws SQLException {
        if (memory.halfId().isEmpty()) {
            return;
        }
        List<Map.Entry<String, Map<String, @Nullable Object>>> lines =
                List.copyOf(memory.lines().entrySet());
        Jdbc.update(
                connection,
                "delete from written_line where half_id = ? and not line_id = any(?)",
                memory.halfId(),
                Jdbc.texts(lines, Map.Entry::getKey));
        Jdbc.update(
                connection,
                "insert into written_line as w (half_id, line_id, body) select ?, n.line_id, n.body from unnest(?, ?) as n (line_id, body)"
                        + " on conflict (half_id, line_id) do update set body = excluded.body where w.body <> excluded.body",
                memory.halfId(),
                Jdbc.texts(lines, Map.Entry::getKey),
                Jdbc.bytes(lines, line -> Bodies.bytes(line.getValue())));
    }

    /** Those of these documents that are sources of pairs. */
    static Set<DocumentKey> known(Connection connection, Collection<DocumentKey> documents) throws SQLException {
        return documents.isEmpty()
                ? Set.of()
                : Set.copyOf(Jdbc.list(
                        connection,
                        "select source_type, source_id from pair where (source_type, source_id) in (select * from unnest(?, ?))",
                        row -> new DocumentKey(row.getString(1), row.getString(2)),
                        Jdbc.texts(documents, DocumentKey::type),
                        Jdbc.texts(documents, DocumentKey::id)));
    }

    /** Which of these sources have a pair whose half has to be read again, for central was restored. */
    static Set<DocumentKey> restored(Connection connection, Collection<DocumentKey> sources) throws SQLException {
        return new HashSet<>(Jdbc.list(
                connection,
                "select source_type, source_id from pair where restored and (source_type, source_id) in (select * from unnest(?, ?))",
                row -> new DocumentKey(row.getString(1), row.getString(2)),
                Jdbc.texts(sources, DocumentKey::type),
                Jdbc.texts(sources, DocumentKey::id)));
    }

    /** Central has less than it had: all is read again, and judged by what stands then. */
    static void centralWasRestored(Connection connection) throws SQLException {
        Jdbc.update(connection, "update pair set restored = true");
        Jdbc.update(
                connection, "update document set version = 0, told_version = 0, waits_for = 'load' where version > 0");
        Jdbc.update(connection, "update line set version = 0, told_version = 0 where version > 0");
        Jdbc.update(connection, "update feed_position set seq = null, load_head = null");
        Jdbc.update(connection, "delete from feed_load");
    }
}
