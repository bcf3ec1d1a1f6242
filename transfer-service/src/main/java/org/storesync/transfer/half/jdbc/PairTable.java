package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Push;
import org.storesync.transfer.half.domain.State;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Memory;
import org.storesync.transfer.half.domain.content.TransferKind;

/** Reads tables {@code pair} and {@code written_line}. */
final class PairTable {
    private static final String PAIR =
            "select source_type, source_id, kind, state, reason, addressed, half_id, half_store, code, waiting, purpose, answer, dirty,"
                    + " differs, twice, closed, memory_half, memory_header, memory_earlier, memory_writes from pair ";

    private PairTable() {}

    /** Pairs by their sources. */
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

    /** The source of each of these halves that is known. */
    static Map<String, DocumentKey> sourcesOf(Connection connection, Collection<String> halves) throws SQLException {
        Map<String, DocumentKey> sources = new HashMap<>();
        String[] ids = halves.toArray(String[]::new);
        Jdbc.list(
                connection,
                "select half_id, source_type, source_id from pair where half_id = any(?)"
                        + " union select document_id, answers_type, answers from document where document_id = any(?) and answers is not null",
                row -> sources.putIfAbsent(row.getString(1), new DocumentKey(row.getString(2), row.getString(3))),
                ids,
                ids);
        return sources;
    }

    /** Which of these sources have a pair whose half must be read again, because central was restored. */
    static Set<DocumentKey> restored(Connection connection, Collection<DocumentKey> sources) throws SQLException {
        return new HashSet<>(Jdbc.list(
                connection,
                "select source_type, source_id from pair where restored and (source_type, source_id) in (select * from unnest(?, ?))",
                row -> new DocumentKey(row.getString(1), row.getString(2)),
                Jdbc.texts(sources, DocumentKey::type),
                Jdbc.texts(sources, DocumentKey::id)));
    }
}
