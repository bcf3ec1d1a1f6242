package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.DocumentType;
import org.storesync.transfer.half.domain.judge.KnownDocument;

/** Table {@code document}: the newest state of halves and of possible sources. Of other documents it has only what tells them apart. */
final class DocumentTable {
    private static final String ROW =
            "select record_type, document_id, store_id, name_id, lane, version, told_version, by_site, received_at, addressed,"
                    + " not_addressed, taken, answers_type, answers, body from document ";

    private DocumentTable() {}

    /**
     * Locks sources in the order in which all transactions lock them, so that transactions of different partitions can't block each other
     * in a ring.
     */
    static void lock(Connection connection, Collection<DocumentKey> documents, Collection<DocumentKey> lines)
            throws SQLException {
        @Nullable String[] types = Jdbc.texts(documents, DocumentKey::type);
        @Nullable String[] ids = Jdbc.texts(documents, DocumentKey::id);
        Jdbc.list(
                connection,
                """
                select record_type, document_id from document where (record_type, document_id) in (
                    select * from unnest(?, ?)
                    union
                    select h.answers_type, h.answers from document h join unnest(?, ?) as n (type, id)
                        on h.record_type = n.type and h.document_id = n.id where h.answers is not null
                    union
                    select p.source_type, p.source_id from pair p where p.half_id = any(?)
                    union
                    select coalesce(d.answers_type, d.record_type), coalesce(d.answers, d.document_id)
                        from line l join unnest(?, ?, ?) as n (type, id, document) on l.record_type = n.type and l.line_id = n.id
                        join document d on d.record_type = n.document and d.document_id = l.document_id)
                order by record_type, document_id for update""",
                DocumentTable::key,
                types,
                ids,
                types,
                ids,
                ids,
                Jdbc.texts(lines, DocumentKey::type),
                Jdbc.texts(lines, DocumentKey::id),
                Jdbc.texts(lines, DocumentTable::documentType));
    }

    private static @Nullable String documentType(DocumentKey line) {
        return DocumentType.ofLine(line.type()).map(DocumentType::wireName).orElse(null);
    }

    static DocumentKey key(ResultSet row) throws SQLException {
        return new DocumentKey(row.getString(1), row.getString(2));
    }

    /** The sources whose halves these documents are, or were. */
    static Set<DocumentKey> sourcesOf(Connection connection, Collection<DocumentKey> halves) throws SQLException {
        @Nullable String[] types = Jdbc.texts(halves, DocumentKey::type);
        @Nullable String[] ids = Jdbc.texts(halves, DocumentKey::id);
        return halves.isEmpty()
                ? Set.of()
                : Set.copyOf(Jdbc.list(connection, """
                        select answers_type, answers from document
                        where (record_type, document_id) in (select * from unnest(?, ?)) and answers is not null
                        union
                        select source_type, source_id from pair where half_id = any(?)""", DocumentTable::key, types, ids, ids));
    }

    /** Those of these documents that are kept, locked, in the order in which lanes are locked. */
    static List<KnownDocument> find(Connection connection, Collection<DocumentKey> documents) throws SQLException {
        return Jdbc.list(
                connection,
                ROW + "where (record_type, document_id) in (select * from unnest(?, ?))"
                        + " order by lane, record_type, document_id for update",
                DocumentTable::row,
                Jdbc.texts(documents, DocumentKey::type),
                Jdbc.texts(documents, DocumentKey::id));
    }

    /** Halves that link to these sources, and these documents, in the order of their ids. */
    static List<KnownDocument> halves(
            Connection connection, Collection<DocumentKey> sources, Collection<DocumentKey> documents)
            throws SQLException {
        return Jdbc.list(
                connection,
                ROW + "where (answers_type, answers) in (select * from unnest(?, ?))"
                        + " or (record_type, document_id) in (select * from unnest(?, ?)) order by record_type, document_id",
                DocumentTable::row,
                Jdbc.texts(sources, DocumentKey::type),
                Jdbc.texts(sources, DocumentKey::id),
                Jdbc.texts(documents, DocumentKey::type),
                Jdbc.texts(documents, DocumentKey::id));
    }

    private static KnownDocument row(ResultSet row) throws SQLException {
        String answers = row.getString(14);
        byte[] body = row.getBytes(15);
        return new KnownDocument(
                key(row),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getLong(6),
                row.getLong(7),
                row.getInt(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                row.getString(10),
                row.getString(11),
                row.getBoolean(12),
                answers == null ? null : new DocumentKey(row.getString(13), answers),
                body == null ? null : Bodies.fields(body));
    }

    /** Notes that these are judged when all home streams are read. */
    static void waitForLoad(Connection connection, Collection<DocumentKey> documents) throws SQLException {
        Jdbc.update(
                connection,
                "update document set waits_for = 'load' where (record_type, document_id) in (select * from unnest(?, ?))",
                Jdbc.texts(documents, DocumentKey::type),
                Jdbc.texts(documents, DocumentKey::id));
    }

    /** Documents that waited for the home streams, which are read now. */
    static List<DocumentKey> loaded(Connection connection, int max) throws SQLException {
        return Jdbc.list(connection, """
                update document d set waits_for = null from (
                    select record_type, document_id from document where waits_for = 'load' limit ? for update skip locked) w
                where d.record_type = w.record_type and d.document_id = w.document_id
                returning d.record_type, d.document_id""", DocumentTable::key, max);
    }

    /** Those of these documents that are neither a source nor a half, and can't become one in their present form. */
    static Set<DocumentKey> others(Connection connection, Collection<DocumentKey> documents) throws SQLException {
        return documents.isEmpty()
                ? Set.of()
                : Set.copyOf(Jdbc.list(
                        connection,
                        "select record_type, document_id from document where (record_type, document_id) in (select * from unnest(?, ?))"
                                + " and body is null and answers is null",
                        DocumentTable::key,
                        Jdbc.texts(documents, DocumentKey::type),
                        Jdbc.texts(documents, DocumentKey::id)));
    }
}
