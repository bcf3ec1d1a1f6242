package org.storesync.transfer.half.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.client.feed.FeedRow;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Fields;

/** Table {@code document}: the newest state of what may be a source or is a half; of other documents what tells them apart. */
final class DocumentTable {
    private static final String ROW =
            "select record_type, document_id, store_id, name_id, lane, version, told_version, by_site, received_at, addressed,"
                    + " not_addressed, taken, answers, body from document ";

    private DocumentTable() {}

    /**
     * A document as it stands.
     *
     * @param version 0: it was known once, and nothing stands now
     * @param told the version an answer named
     * @param by the site that wrote this state; 0 where it is not told
     * @param answers the source it is a half of
     * @param body null for a tombstone, and for what is no candidate
     */
    record Row(
            DocumentKey key,
            String store,
            String name,
            int lane,
            long version,
            long told,
            int by,
            Instant receivedAt,
            @Nullable String addressed,
            @Nullable String notAddressed,
            boolean taken,
            @Nullable String answers,
            byte @Nullable [] body) {
        @Nullable
        Fields fields() {
            return body == null ? null : Bodies.fields(body);
        }
    }

    /** Locks sources in the order all transactions lock them in, so that those of different partitions can't block each other in a ring. */
    static Set<DocumentKey> lock(
            Connection connection, Collection<DocumentKey> documents, Collection<DocumentKey> lines)
            throws SQLException {
        @Nullable String[] types = Jdbc.texts(documents, DocumentKey::type);
        @Nullable String[] ids = Jdbc.texts(documents, DocumentKey::id);
        return new HashSet<>(Jdbc.list(
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
                        from line l join unnest(?, ?) as n (type, id) on l.record_type = n.type and l.line_id = n.id
                        join document d on d.record_type = 'transact' and d.document_id = l.document_id)
                order by record_type, document_id for update""",
                DocumentTable::key,
                types,
                ids,
                types,
                ids,
                ids,
                Jdbc.texts(lines, DocumentKey::type),
                Jdbc.texts(lines, DocumentKey::id)));
    }

    private static DocumentKey key(ResultSet row) throws SQLException {
        return new DocumentKey(row.getString(1), row.getString(2));
    }

    /** The states that say something new; each id once. A tombstone keeps what the document answered. */
    static Set<DocumentKey> put(Connection connection, int lane, List<Arrived> documents, Instant now)
            throws SQLException {
        return documents.isEmpty()
                ? Set.of()
                : Set.copyOf(Jdbc.list(
                        connection,
                        """
                        insert into document as d (record_type, document_id, lane, store_id, name_id, answers_type, answers, number, version,
                            by_site, received_at, addressed, not_addressed, taken, body)
                        select n.record_type, n.document_id, ?::int, n.store_id, n.name_id, n.answers_type, n.answers, n.number, n.version,
                            n.by_site, n.received_at, n.addressed, n.not_addressed, n.taken, n.body
                        from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                            as n (record_type, document_id, store_id, name_id, answers_type, answers, number, version,
                                by_site, received_at, addressed, not_addressed, taken, body)
                        order by n.record_type, n.document_id
                        on conflict (record_type, document_id) do update set store_id = excluded.store_id, name_id = excluded.name_id,
                            answers_type = case when excluded.body is null then coalesce(excluded.answers_type, d.answers_type) else excluded.answers_type end,
                            answers = case when excluded.body is null then coalesce(excluded.answers, d.answers) else excluded.answers end,
                            number = excluded.number, lane = excluded.lane, version = excluded.version, by_site = excluded.by_site,
                            received_at = excluded.received_at, addressed = excluded.addressed, not_addressed = excluded.not_addressed,
                            taken = excluded.taken, body = excluded.body
                        where d.version < excluded.version
                            or (d.version = excluded.version and (d.by_site <> excluded.by_site and excluded.by_site <> 0
                                or d.addressed is distinct from excluded.addressed or d.not_addressed is distinct from excluded.not_addressed
                                or d.taken < excluded.taken))
                        returning record_type, document_id""",
                        DocumentTable::key,
                        lane,
                        Jdbc.texts(documents, Arrived::type),
                        Jdbc.texts(documents, Arrived::id),
                        Jdbc.texts(documents, each -> each.row().store()),
                        Jdbc.texts(documents, each -> each.body().id("name_ID")),
                        Jdbc.texts(documents, each -> each.answers() == null ? null : each.type()),
                        Jdbc.texts(documents, Arrived::answers),
                        Jdbc.longs(documents, each -> number(each.body())),
                        Jdbc.longs(documents, Arrived::version),
                        documents.stream().map(each -> each.row().marks().by()).toArray(Integer[]::new),
                        documents.stream().map(each -> each.receivedAt(now)).toArray(Instant[]::new),
                        Jdbc.texts(documents, each -> each.row().marks().addressed()),
                        Jdbc.texts(documents, each -> each.row().marks().notAddressed()),
                        documents.stream()
                                .map(each -> each.row().marks().taken())
                                .toArray(Boolean[]::new),
                        Jdbc.bytes(
                                documents,
                                each -> each.isKept() ? Bodies.bytes(each.body().all()) : null)));
    }

    /** The number of a document; null for none that can be read. */
    private static @Nullable Long number(Fields body) {
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
                        "update document set body = null, answers_type = null, answers = null, waits_for = null, version = 0"
                                + " where record_type = ? and document_id = ? and store_id = ? and version <= ?",
                        row.type(),
                        row.id(),
                        row.store(),
                        row.version())
                == 1;
    }

    /** Central has this state of a half, as this service pushed it. */
    static void pushed(Connection connection, DocumentKey key, long version, int by, byte @Nullable [] body)
            throws SQLException {
        Jdbc.update(
                connection,
                "update document set version = ?, by_site = ?, body = ?, number = case when ?::bytea is null then null else number end"
                        + " where record_type = ? and document_id = ? and version < ?",
                version,
                by,
                body,
                body,
                key.type(),
                key.id(),
                version);
    }

    /** Central has a half that was just made. */
    static void made(
            Connection connection, DocumentKey key, DocumentKey source, long version, int by, byte[] body, Instant now)
            throws SQLException {
        Fields fields = Bodies.fields(body);
        Jdbc.update(
                connection,
                """
                insert into document as d (record_type, document_id, lane, store_id, name_id, answers_type, answers, number, version,
                    by_site, received_at, body)
                values (?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (record_type, document_id) do update set store_id = excluded.store_id, name_id = excluded.name_id,
                    answers_type = excluded.answers_type, answers = excluded.answers, number = excluded.number, version = excluded.version,
                    by_site = excluded.by_site, taken = false, body = excluded.body
                where d.version < excluded.version""",
                key.type(),
                key.id(),
                fields.text("store_ID"),
                fields.id("name_ID"),
                source.type(),
                source.id(),
                number(fields),
                version,
                by,
                now,
                body);
    }

    /** An answer named this version. */
    static void told(Connection connection, DocumentKey key, long version) throws SQLException {
        Jdbc.update(
                connection,
                "update document set told_version = greatest(told_version, ?) where record_type = ? and document_id = ?",
                version,
                key.type(),
                key.id());
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

    /** Those of these documents there are, locked, in the order lanes are locked in. */
    static List<Row> find(Connection connection, Collection<DocumentKey> documents) throws SQLException {
        return Jdbc.list(
                connection,
                ROW + "where (record_type, document_id) in (select * from unnest(?, ?))"
                        + " order by lane, record_type, document_id for update",
                DocumentTable::row,
                Jdbc.texts(documents, DocumentKey::type),
                Jdbc.texts(documents, DocumentKey::id));
    }

    /** Halves of these sources, by their link, and these documents, in the order of their ids. */
    static List<Row> halves(Connection connection, Collection<DocumentKey> sources, Collection<DocumentKey> documents)
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

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
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
                row.getString(13),
                row.getBytes(14));
    }

    /** These are judged when all home streams are read. */
    static void waitForLoad(Connection connection, Collection<DocumentKey> documents) throws SQLException {
        Jdbc.update(
                connection,
                "update document set waits_for = 'load' where (record_type, document_id) in (select * from unnest(?, ?))",
                Jdbc.texts(documents, DocumentKey::type),
                Jdbc.texts(documents, DocumentKey::id));
    }

    /** Those that waited for the home streams, which are read now. */
    static List<DocumentKey> loaded(Connection connection, int max) throws SQLException {
        return Jdbc.list(connection, """
                update document d set waits_for = null from (
                    select record_type, document_id from document where waits_for = 'load' limit ? for update skip locked) w
                where d.record_type = w.record_type and d.document_id = w.document_id
                returning d.record_type, d.document_id""", DocumentTable::key, max);
    }

    /** Those of these documents that are neither a source nor a half, and can't become one as they are. */
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
