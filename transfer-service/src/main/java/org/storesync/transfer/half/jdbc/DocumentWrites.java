package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.arrival.Arrived;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.DocumentType;
import org.storesync.transfer.half.domain.content.Fields;

/** Writes what the feed and answers to pushes say to table {@code document}. */
final class DocumentWrites {
    private DocumentWrites() {}

    /** Writes the states that say something new; each id comes once. A tombstone keeps what the document answered. */
    static Set<DocumentKey> put(Connection connection, int lane, List<Arrived> documents) throws SQLException {
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
                        Jdbc.texts(documents, each -> each.key().type()),
                        Jdbc.texts(documents, each -> each.key().id()),
                        Jdbc.texts(documents, Arrived::home),
                        Jdbc.texts(documents, each -> DocumentType.party(each.body())),
                        Jdbc.texts(
                                documents,
                                each -> each.answers().map(DocumentKey::type).orElse(null)),
                        Jdbc.texts(
                                documents,
                                each -> each.answers().map(DocumentKey::id).orElse(null)),
                        Jdbc.longs(documents, Arrived::number),
                        Jdbc.longs(documents, Arrived::version),
                        documents.stream().map(Arrived::by).toArray(Integer[]::new),
                        documents.stream().map(Arrived::receivedAt).toArray(Instant[]::new),
                        Jdbc.texts(documents, Arrived::addressed),
                        Jdbc.texts(documents, Arrived::notAddressed),
                        documents.stream().map(Arrived::taken).toArray(Boolean[]::new),
                        Jdbc.bytes(
                                documents,
                                each -> each.isKept() ? Bodies.bytes(each.body().all()) : null)));
    }

    /** Notes that the document left its home. In its new home it comes with another version. False if another home is known already. */
    static boolean leave(Connection connection, Arrived document) throws SQLException {
        return Jdbc.update(
                        connection,
                        "update document set body = null, answers_type = null, answers = null, waits_for = null, version = 0"
                                + " where record_type = ? and document_id = ? and store_id = ? and version <= ?",
                        document.key().type(),
                        document.key().id(),
                        document.home(),
                        document.version())
                == 1;
    }

    /** Notes that central has this state of a half, as this service pushed it. */
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

    /** Notes that central has a half that was just made. */
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
                DocumentType.store(fields),
                DocumentType.party(fields),
                source.type(),
                source.id(),
                DocumentType.of(key.type()).map(type -> type.number(fields)).orElse(null),
                version,
                by,
                now,
                body);
    }

    /** Notes that an answer named this version. */
    static void told(Connection connection, DocumentKey key, long version) throws SQLException {
        Jdbc.update(
                connection,
                "update document set told_version = greatest(told_version, ?) where record_type = ? and document_id = ?",
                version,
                key.type(),
                key.id());
    }
}
