package org.storesync.transfer.half.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.client.feed.FeedRow;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.Fields;

/** Tables {@code document} and {@code line}: the newest state of what may be a source; of other documents what tells them apart. */
final class SourceTable {
    /** Of what waits for one of its stores, and of what waits until all home streams are read. */
    static final String PARTY = "party";

    static final String LOAD = "load";

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
    record StandingHalf(String id, String store, @Nullable Long number) {}

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

    /** The states that say something new; each id once. */
    static Set<String> put(Connection connection, int lane, List<Arrived> documents) throws SQLException {
        return documents.isEmpty()
                ? Set.of()
                : Set.copyOf(Jdbc.list(
                        connection,
                        """
                        insert into document as d (document_id, lane, store_id, name_id, answers, number, version, waits_for, body)
                        select n.document_id, ?::int, n.store_id, n.name_id, n.answers, n.number, n.version, n.waits_for, n.body
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?)
                            as n (document_id, store_id, name_id, answers, number, version, waits_for, body)
                        order by n.document_id
                        on conflict (document_id) do update set store_id = excluded.store_id, name_id = excluded.name_id,
                            answers = excluded.answers, number = excluded.number, lane = excluded.lane,
                            version = excluded.version, waits_for = excluded.waits_for, body = excluded.body
                        where d.version < excluded.version
                        returning document_id""",
                        row -> row.getString(1),
                        lane,
                        Jdbc.texts(documents, Arrived::id),
                        Jdbc.texts(documents, each -> each.row().store()),
                        Jdbc.texts(documents, each -> each.body().id("name_ID")),
                        Jdbc.texts(documents, Arrived::answers),
                        Jdbc.longs(documents, each -> each.answers() == null ? null : number(each.body())),
                        Jdbc.longs(documents, Arrived::version),
                        Jdbc.texts(documents, each -> each.mayBeSource() ? PARTY : null),
                        Jdbc.bytes(
                                documents,
                                each -> each.mayBeSource()
                                        ? Bodies.bytes(each.body().all())
                                        : null)));
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

    /** Those of these documents there are, locked, in the order lanes are locked in. */
    static List<Source> find(Connection connection, Collection<String> documents) throws SQLException {
        return Jdbc.list(
                connection,
                "select document_id, store_id, name_id, lane, waits_for, body from document where document_id = any(?)"
                        + " order by lane, document_id for update",
                row -> new Source(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getString(5),
                        row.getBytes(6)),
                (Object) documents.toArray(String[]::new));
    }

    /** @param waits by source: for what it waits; null for what is judged */
    static void waitFor(Connection connection, Map<String, @Nullable String> waits) throws SQLException {
        if (!waits.isEmpty()) {
            Jdbc.update(
                    connection,
                    "update document d set waits_for = n.waits_for from unnest(?, ?) as n (document_id, waits_for)"
                            + " where d.document_id = n.document_id and d.waits_for is distinct from n.waits_for",
                    waits.keySet().toArray(String[]::new),
                    waits.values().toArray(new @Nullable String[0]));
        }
    }

    /** By source: the halves of it that are known of, whoever made them, in the order of their ids. */
    static Map<String, List<StandingHalf>> standingHalves(Connection connection, Collection<String> sources)
            throws SQLException {
        Map<String, List<StandingHalf>> halves = new HashMap<>();
        Jdbc.list(
                connection,
                "select answers, document_id, store_id, number from document where answers = any(?) order by document_id",
                row -> halves.computeIfAbsent(row.getString(1), source -> new ArrayList<>())
                        .add(new StandingHalf(row.getString(2), row.getString(3), row.getObject(4, Long.class))),
                (Object) sources.toArray(String[]::new));
        return halves;
    }

    /**
     * @param documents by line, each id once: the document it stands in
     * @return the documents of those that say something new
     */
    static Set<String> putLines(Connection connection, Map<Arrived, String> documents) throws SQLException {
        Set<Arrived> lines = documents.keySet();
        return lines.isEmpty()
                ? Set.of()
                : Set.copyOf(Jdbc.list(
                        connection,
                        """
                        insert into line as l (line_id, document_id, version, body)
                        select line_id, document_id, version, body from unnest(?, ?, ?, ?) as n (line_id, document_id, version, body)
                        order by line_id
                        on conflict (line_id) do update set document_id = excluded.document_id, version = excluded.version,
                            body = excluded.body
                        where l.version < excluded.version
                        returning document_id""",
                        row -> row.getString(1),
                        Jdbc.texts(lines, Arrived::id),
                        documents.values().toArray(String[]::new),
                        Jdbc.longs(lines, Arrived::version),
                        Jdbc.bytes(
                                lines,
                                each -> each.isUpsert()
                                        ? Bodies.bytes(each.body().all())
                                        : null)));
    }

    /** Like {@link #leave}, with its document's home. */
    static boolean leaveLine(Connection connection, FeedRow row) throws SQLException {
        return Jdbc.update(connection, """
                        update line l set body = null, version = 0 from document d
                        where l.line_id = ? and l.version <= ? and d.document_id = l.document_id and d.store_id = ?""", row.id(), row.version(), row.store()) == 1;
    }

    /** By line: its document, for those of these lines that are known. */
    static Map<String, String> documentsOfLines(Connection connection, Collection<String> lines) throws SQLException {
        Map<String, String> documents = new HashMap<>();
        if (!lines.isEmpty()) {
            Jdbc.list(
                    connection,
                    "select line_id, document_id from line where line_id = any(?)",
                    row -> documents.put(row.getString(1), row.getString(2)),
                    (Object) lines.toArray(String[]::new));
        }
        return documents;
    }

    /** Those of these documents that are no source and can't become one as they are. */
    static Set<String> others(Connection connection, Collection<String> documents) throws SQLException {
        return documents.isEmpty()
                ? Set.of()
                : Set.copyOf(Jdbc.list(
                        connection,
                        "select document_id from document where document_id = any(?) and body is null",
                        row -> row.getString(1),
                        (Object) documents.stream().distinct().toArray(String[]::new)));
    }

    static void dropLines(Connection connection, Collection<String> documents) throws SQLException {
        if (!documents.isEmpty()) {
            Jdbc.update(connection, "delete from line where document_id = any(?)", (Object)
                    documents.toArray(String[]::new));
        }
    }

    /** By source: its lines, by id. */
    static Map<String, SortedMap<String, Fields>> lines(Connection connection, Collection<String> sources)
            throws SQLException {
        Map<String, SortedMap<String, Fields>> lines = new HashMap<>();
        Jdbc.list(
                connection,
                "select document_id, line_id, body from line where document_id = any(?) and body is not null",
                row -> lines.computeIfAbsent(row.getString(1), source -> new TreeMap<>())
                        .put(row.getString(2), Bodies.fields(row.getBytes(3))),
                (Object) sources.toArray(String[]::new));
        return lines;
    }
}
