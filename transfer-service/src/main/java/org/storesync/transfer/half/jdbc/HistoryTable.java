package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.TransferBook.Happening;
import org.storesync.transfer.half.domain.Pair;
import org.storesync.transfer.half.domain.Reason;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.judge.Cause;

/** Table {@code pair_history}: what happened to a pair, and by whom. */
final class HistoryTable {
    private HistoryTable() {}

    /** A pair as it was then. */
    record Entry(Pair pair, Cause cause) {}

    static void add(Connection connection, List<Entry> entries, Instant now) throws SQLException {
        if (!entries.isEmpty()) {
            Jdbc.update(
                    connection,
                    "insert into pair_history (source_type, source_id, at, event, state, reason, code, half_id, by_person, why)"
                            + " select n.type, n.id, ?, n.event, n.state, n.reason, n.code, n.half, n.person, n.why"
                            + " from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as n (type, id, event, state, reason, code, half, person, why)",
                    now,
                    Jdbc.texts(entries, entry -> entry.pair().source().type()),
                    Jdbc.texts(entries, entry -> entry.pair().source().id()),
                    Jdbc.texts(entries, entry -> entry.cause().event()),
                    Jdbc.texts(entries, entry -> entry.pair().state().wireName()),
                    Jdbc.texts(entries, HistoryTable::reason),
                    Jdbc.texts(entries, entry -> entry.pair().code()),
                    Jdbc.texts(entries, entry -> entry.pair().halfId()),
                    Jdbc.texts(entries, entry -> entry.cause().person()),
                    Jdbc.texts(entries, entry -> entry.cause().why()));
        }
    }

    private static @Nullable String reason(Entry entry) {
        @Nullable Reason reason = entry.pair().state().reason();
        return reason == null ? null : reason.code();
    }

    /** The entries of a source, the newest first. */
    static List<Happening> of(Connection connection, DocumentKey source, int max) throws SQLException {
        return Jdbc.list(
                connection,
                "select at, event, state, reason, code, half_id, by_person, why from pair_history"
                        + " where source_type = ? and source_id = ? order by entry desc limit ?",
                row -> new Happening(
                        Objects.requireNonNull(Jdbc.instant(row, "at")),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8)),
                source.type(),
                source.id(),
                max);
    }
}
