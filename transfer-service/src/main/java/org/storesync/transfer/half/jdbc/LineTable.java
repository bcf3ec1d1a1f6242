package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.client.feed.FeedRow;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.content.DocumentKey;

/** Table {@code line}: the newest state of the lines of sources and halves, and of documents that are not known yet. */
final class LineTable {
    private LineTable() {}

    /**
     * A line as it stands.
     *
     * @param version 0: nothing came of it by the feed
     * @param told the version an answer named
     * @param body null for a tombstone
     */
    record Row(String id, String document, long version, long told, int by, byte @Nullable [] body) {}

    /**
     * @param documents by line, each id once: the document it stands in
     * @return the documents of those that say something new
     */
    static Set<String> put(Connection connection, Map<Arrived, String> documents) throws SQLException {
        Set<Arrived> lines = documents.keySet();
        return lines.isEmpty()
                ? Set.of()
                : Set.copyOf(Jdbc.list(
                        connection,
                        """
                        insert into line as l (record_type, line_id, document_id, version, by_site, body)
                        select record_type, line_id, document_id, version, by_site, body
                        from unnest(?, ?, ?, ?, ?, ?) as n (record_type, line_id, document_id, version, by_site, body)
                        order by record_type, line_id
                        on conflict (record_type, line_id) do update set document_id = excluded.document_id, version = excluded.version,
                            by_site = excluded.by_site, body = excluded.body
                        where l.version < excluded.version
                        returning document_id""",
                        row -> row.getString(1),
                        Jdbc.texts(lines, Arrived::type),
                        Jdbc.texts(lines, Arrived::id),
                        documents.values().toArray(String[]::new),
                        Jdbc.longs(lines, Arrived::version),
                        lines.stream().map(each -> each.row().marks().by()).toArray(Integer[]::new),
                        Jdbc.bytes(
                                lines,
                                each -> each.isUpsert()
                                        ? Bodies.bytes(each.body().all())
                                        : null)));
    }

    /** Central has this state of a line of a half, as this service pushed it. */
    static void pushed(
            Connection connection, DocumentKey line, String half, long version, int by, byte @Nullable [] body)
            throws SQLException {
        Jdbc.update(connection, """
                insert into line as l (record_type, line_id, document_id, version, by_site, body) values (?, ?, ?, ?, ?, ?)
                on conflict (record_type, line_id) do update set document_id = excluded.document_id, version = excluded.version,
                    by_site = excluded.by_site, body = excluded.body
                where l.version < excluded.version""", line.type(), line.id(), half, version, by, body);
    }

    /** An answer named this version of a line of a half. */
    static void told(Connection connection, DocumentKey line, String half, long version) throws SQLException {
        Jdbc.update(connection, """
                insert into line as l (record_type, line_id, document_id, version, told_version) values (?, ?, ?, 0, ?)
                on conflict (record_type, line_id) do update set told_version = greatest(l.told_version, excluded.told_version)""", line.type(), line.id(), half, version);
    }

    /** Like {@link DocumentTable#leave}, with its document's home. */
    static boolean leave(Connection connection, FeedRow row) throws SQLException {
        return Jdbc.update(connection, """
                        update line l set body = null, version = 0 from document d
                        where l.record_type = ? and l.line_id = ? and l.version <= ? and d.record_type = 'transact'
                            and d.document_id = l.document_id and d.store_id = ?""", row.type(), row.id(), row.version(), row.store()) == 1;
    }

    /** By line: its document, for those of these lines that are known. */
    static Map<String, String> documents(Connection connection, Collection<DocumentKey> lines) throws SQLException {
        Map<String, String> documents = new HashMap<>();
        if (!lines.isEmpty()) {
            Jdbc.list(
                    connection,
                    "select line_id, document_id from line where (record_type, line_id) in (select * from unnest(?, ?))",
                    row -> documents.put(row.getString(1), row.getString(2)),
                    Jdbc.texts(lines, DocumentKey::type),
                    Jdbc.texts(lines, DocumentKey::id));
        }
        return documents;
    }

    static void drop(Connection connection, String type, Collection<String> documents) throws SQLException {
        if (!documents.isEmpty()) {
            Jdbc.update(
                    connection,
                    "delete from line where record_type = ? and document_id = any(?)",
                    type,
                    documents.toArray(String[]::new));
        }
    }

    /** By document: its lines. */
    static Map<String, List<Row>> of(Connection connection, String type, Collection<String> documents)
            throws SQLException {
        Map<String, List<Row>> lines = new HashMap<>();
        Jdbc.list(
                connection,
                "select line_id, document_id, version, told_version, by_site, body from line"
                        + " where record_type = ? and document_id = any(?)",
                row -> lines.computeIfAbsent(row.getString(2), document -> new ArrayList<>())
                        .add(new Row(
                                row.getString(1),
                                row.getString(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getInt(5),
                                row.getBytes(6))),
                type,
                documents.toArray(String[]::new));
        return lines;
    }
}
