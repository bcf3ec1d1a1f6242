package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.arrival.Arrived;
import org.storesync.transfer.half.domain.arrival.ArrivedLine;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.DocumentType;
import org.storesync.transfer.half.domain.judge.KnownLine;

/** Table {@code line}: the newest state of the lines of sources, of halves, and of documents that are not known yet. */
final class LineTable {
    private LineTable() {}

    /**
     * @param lines each id once
     * @return the documents of the lines that say something new
     */
    static Set<DocumentKey> put(Connection connection, List<ArrivedLine> lines) throws SQLException {
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
                        returning record_type, document_id""",
                        LineTable::document,
                        Jdbc.texts(lines, each -> each.line().key().type()),
                        Jdbc.texts(lines, each -> each.line().key().id()),
                        Jdbc.texts(lines, each -> each.document().id()),
                        Jdbc.longs(lines, each -> each.line().version()),
                        lines.stream().map(each -> each.line().by()).toArray(Integer[]::new),
                        Jdbc.bytes(lines, LineTable::body)));
    }

    private static byte @Nullable [] body(ArrivedLine each) {
        Arrived line = each.line();
        return line.isUpsert() ? Bodies.bytes(line.body().all()) : null;
    }

    /** The document of a line, by the line's record type and the document's id. */
    private static DocumentKey document(ResultSet row) throws SQLException {
        return DocumentType.ofLine(row.getString(1)).orElseThrow().key(row.getString(2));
    }

    /** Notes that central has this state of a line of a half, as this service pushed it. */
    static void pushed(
            Connection connection, DocumentKey line, String half, long version, int by, byte @Nullable [] body)
            throws SQLException {
        Jdbc.update(connection, """
                insert into line as l (record_type, line_id, document_id, version, by_site, body) values (?, ?, ?, ?, ?, ?)
                on conflict (record_type, line_id) do update set document_id = excluded.document_id, version = excluded.version,
                    by_site = excluded.by_site, body = excluded.body
                where l.version < excluded.version""", line.type(), line.id(), half, version, by, body);
    }

    /** Notes that an answer named this version of a line of a half. */
    static void told(Connection connection, DocumentKey line, String half, long version) throws SQLException {
        Jdbc.update(connection, """
                insert into line as l (record_type, line_id, document_id, version, told_version) values (?, ?, ?, 0, ?)
                on conflict (record_type, line_id) do update set told_version = greatest(l.told_version, excluded.told_version)""", line.type(), line.id(), half, version);
    }

    /** Like {@link DocumentWrites#leave}, with the home of the line's document. */
    static boolean leave(Connection connection, ArrivedLine each) throws SQLException {
        Arrived line = each.line();
        return Jdbc.update(
                        connection,
                        """
                        update line l set body = null, version = 0 from document d
                        where l.record_type = ? and l.line_id = ? and l.version <= ? and d.record_type = ?
                            and d.document_id = l.document_id and d.store_id = ?""",
                        line.key().type(),
                        line.key().id(),
                        line.version(),
                        each.document().type(),
                        line.home())
                == 1;
    }

    /** The document of each of these lines that is known. */
    static Map<DocumentKey, DocumentKey> documents(Connection connection, Collection<DocumentKey> lines)
            throws SQLException {
        Map<DocumentKey, DocumentKey> documents = new HashMap<>();
        if (!lines.isEmpty()) {
            Jdbc.list(
                    connection,
                    "select record_type, document_id, line_id from line"
                            + " where (record_type, line_id) in (select * from unnest(?, ?))",
                    row -> documents.put(new DocumentKey(row.getString(1), row.getString(3)), document(row)),
                    Jdbc.texts(lines, DocumentKey::type),
                    Jdbc.texts(lines, DocumentKey::id));
        }
        return documents;
    }

    /** Forgets the lines of these documents. */
    static void drop(Connection connection, Collection<DocumentKey> documents) throws SQLException {
        for (DocumentType type : DocumentType.values()) {
            String[] ids = ids(type, documents);
            if (ids.length > 0) {
                Jdbc.update(
                        connection,
                        "delete from line where record_type = ? and document_id = any(?)",
                        type.lineType(),
                        ids);
            }
        }
    }

    private static String[] ids(DocumentType type, Collection<DocumentKey> documents) {
        return documents.stream()
                .filter(document -> document.type().equals(type.wireName()))
                .map(DocumentKey::id)
                .toArray(String[]::new);
    }

    /** The lines of each document. */
    static Map<DocumentKey, List<KnownLine>> of(Connection connection, Collection<DocumentKey> documents)
            throws SQLException {
        Map<DocumentKey, List<KnownLine>> lines = new HashMap<>();
        for (DocumentType type : DocumentType.values()) {
            Jdbc.list(
                    connection,
                    "select record_type, document_id, line_id, version, told_version, by_site, body from line"
                            + " where record_type = ? and document_id = any(?)",
                    row -> lines.computeIfAbsent(document(row), document -> new ArrayList<>())
                            .add(line(row)),
                    type.lineType(),
                    ids(type, documents));
        }
        return lines;
    }

    private static KnownLine line(ResultSet row) throws SQLException {
        byte[] body = row.getBytes(7);
        return new KnownLine(
                row.getString(3),
                row.getLong(4),
                row.getLong(5),
                row.getInt(6),
                body == null ? null : Bodies.fields(body));
    }
}
