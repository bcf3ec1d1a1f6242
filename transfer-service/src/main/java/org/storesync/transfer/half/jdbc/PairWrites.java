package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Reason;
import org.storesync.transfer.half.domain.content.Memory;

/** Writes tables {@code pair} and {@code written_line}. A caller that changes a pair has locked the source's document before. */
final class PairWrites {
    private PairWrites() {}

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
        return new @Nullable Object[] {
            pair.kind().wireName(),
            pair.state().wireName(),
            reason == null ? null : reason.code(),
            pair.addressed(),
            pair.halfId(),
            pair.halfStore(),
            pair.receiver(),
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

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Notes that central has less than before. Everything is read again, and judged by the state then. */
    static void centralWasRestored(Connection connection) throws SQLException {
        Jdbc.update(connection, "update pair set restored = true");
        Jdbc.update(
                connection, "update document set version = 0, told_version = 0, waits_for = 'load' where version > 0");
        Jdbc.update(connection, "update line set version = 0, told_version = 0 where version > 0");
        Jdbc.update(connection, "update feed_position set seq = null, load_head = null");
        Jdbc.update(connection, "delete from feed_load");
    }
}
