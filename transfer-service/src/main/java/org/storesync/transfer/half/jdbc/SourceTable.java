package org.storesync.transfer.half.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.client.feed.FeedRow;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.Fields;
import org.storesync.transfer.half.domain.StockTransfer;

/** Tables {@code document} and {@code line}: the newest state of what may be a source; of other documents what tells them apart. */
final class SourceTable {
    private static final String PARTY = "party";
    private static final String LOAD = "load";

    private SourceTable() {}

    /** @param body null for what is no candidate, or not any more */
    record Source(
            String id,
            String store,
            @Nullable String name,
            int lane,
            @Nullable String waitsFor,
            byte @Nullable [] body) {}

    /** @param number the one its site gave it; null for none that can be read */
    record StandingHalf(String id, @Nullable Long number) {}

    /** Locks sources in the order all transactions lock them in, so that those of different partitions can't block each other in a ring. */
    static void lock(Connection connection, Collection<String> documents, Collection<String> lines)
            throws SQLException {
        String[] documentIds = documents.toArray(String[]::new);
        String[] lineIds = lines.toArray(String[]::new);
        Jdbc.list(connection, """
                select 1 from document where document_id in (
                    select unnest(?) union
                    select source_id from pair where half_id = any(?) union
                    select document_id from line where line_id = any(?) union
                    select p.source_id from half_line h join pair p on p.half_id = h.half_id where h.half_line_id = any(?))
                order by document_id for update""", row -> true, documentIds, documentIds, lineIds, lineIds);
    }

    /** In the order lanes are locked in. */
    static List<String> byLane(Connection connection, Collection<String> sources) throws SQLException {
        return Jdbc.list(
                connection,
                "select document_id from document where document_id = any(?) order by lane, document_id",
                row -> row.getString(1),
                (Object) sources.toArray(String[]::new));
    }

    /** False for a row that says nothing new. */
    static boolean put(Connection connection, int lane, FeedRow row, Fields body) throws SQLException {
        boolean upsert = row.op().equals("upsert");
        boolean candidate = upsert && StockTransfer.concerns(body);
        String answers = upsert ? StockTransfer.answers(body) : "";
        return Jdbc.update(
                        connection,
                        """
                        insert into document as d (document_id, store_id, name_id, answers, number, lane, version, waits_for, body)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (document_id) do update set store_id = excluded.store_id, name_id = excluded.name_id,
                            answers = excluded.answers, number = excluded.number, lane = excluded.lane,
                            version = excluded.version, waits_for = excluded.waits_for, body = excluded.body
                        where d.version < excluded.version""",
                        row.id(),
                        row.store(),
                        body.id("name_ID"),
                        answers.isEmpty() ? null : answers,
                        answers.isEmpty() ? null : number(body),
                        lane,
                        row.version(),
                        candidate ? PARTY : null,
                        candidate ? Bodies.bytes(body.all()) : null)
                == 1;
    }

    /** The number of a document; null for none that can be read. */
    static @Nullable Long number(Fields body) {
        BigDecimal number = body.number("invoice_num");
        try {
            return number == null ? null : number.longValueExact();
        } catch (ArithmeticException e) {
            return null;
        }
    }

    /** It left its home; where it comes to be, it comes with a version of its own. False where another home is known by now. */
    static boolean leave(Connection connection, FeedRow row) throws SQLException {
        return Jdbc.update(
                        connection,
                        "update document set body = null, answers = null, waits_for = null, version = 0"
                                + " where document_id = ? and store_id = ? and version <= ?",
                        row.id(),
                        row.store(),
                        row.version())
                == 1;
    }

    static Optional<Source> find(Connection connection, String id) throws SQLException {
        return Jdbc.first(
                connection,
                "select store_id, name_id, lane, waits_for, body from document where document_id = ? for update",
                row -> source(id, row),
                id);
    }

    private static Source source(String id, ResultSet row) throws SQLException {
        return new Source(id, row.getString(1), row.getString(2), row.getInt(3), row.getString(4), row.getBytes(5));
    }

    /** It is judged again when one of its stores comes. */
    static void waitForParty(Connection connection, Source source) throws SQLException {
        waitFor(connection, source, PARTY);
    }

    /** It is judged again when all home streams are read. */
    static void waitForLoad(Connection connection, Source source) throws SQLException {
        waitFor(connection, source, LOAD);
    }

    static void settled(Connection connection, Source source) throws SQLException {
        waitFor(connection, source, null);
    }

    private static void waitFor(Connection connection, Source source, @Nullable String what) throws SQLException {
        Jdbc.update(
                connection,
                "update document set waits_for = ? where document_id = ? and waits_for is distinct from ?",
                what,
                source.id(),
                what);
    }

    /** The half of this source that is known of in a store, whoever made it; the one with the derived id before others. */
    static Optional<StandingHalf> standingHalf(Connection connection, String sourceId, String store, String halfId)
            throws SQLException {
        return Jdbc.first(
                connection,
                "select document_id, number from document where answers = ? and store_id = ?"
                        + " order by document_id <> ?, document_id",
                row -> new StandingHalf(row.getString(1), row.getObject(2, Long.class)),
                sourceId,
                store,
                halfId);
    }

    static boolean putLine(Connection connection, FeedRow row, String document, @Nullable Fields body)
            throws SQLException {
        return Jdbc.update(
                        connection,
                        """
                        insert into line as l (line_id, document_id, version, body) values (?, ?, ?, ?)
                        on conflict (line_id) do update set document_id = excluded.document_id, version = excluded.version,
                            body = excluded.body
                        where l.version < excluded.version""",
                        row.id(),
                        document,
                        row.version(),
                        body == null ? null : Bodies.bytes(body.all()))
                == 1;
    }

    /** Like {@link #leave}, with its document's home. */
    static boolean leaveLine(Connection connection, FeedRow row) throws SQLException {
        return Jdbc.update(connection, """
                        update line l set body = null, version = 0 from document d
                        where l.line_id = ? and l.version <= ? and d.document_id = l.document_id and d.store_id = ?""", row.id(), row.version(), row.store()) == 1;
    }

    static Optional<String> documentOfLine(Connection connection, String line) throws SQLException {
        return Jdbc.first(connection, "select document_id from line where line_id = ?", row -> row.getString(1), line);
    }

    static boolean isOther(Connection connection, String document) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select 1 from document where document_id = ? and body is null",
                        row -> true,
                        document)
                .isPresent();
    }

    static void dropLines(Connection connection, String document) throws SQLException {
        Jdbc.update(connection, "delete from line where document_id = ?", document);
    }

    static SortedMap<String, Fields> lines(Connection connection, String document) throws SQLException {
        SortedMap<String, Fields> lines = new TreeMap<>();
        Jdbc.list(
                connection,
                "select line_id, body from line where document_id = ? and body is not null",
                row -> lines.put(row.getString(1), Bodies.fields(row.getBytes(2))),
                document);
        return lines;
    }
}
