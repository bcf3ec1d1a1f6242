package org.storesync.transfer.half.domain.arrival;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.DocumentType;
import org.storesync.transfer.half.domain.content.Fields;
import org.storesync.transfer.half.domain.content.TransferKind;

/**
 * A record as the feed tells it.
 *
 * @param home the store whose stream it came by; empty for another stream
 * @param receivedAt when a site last changed it, by server time
 * @param by the site that wrote this state; 0 where it is not told
 * @param addressed the store whose inbox holds a copy; null where routing does not say
 * @param notAddressed why none does; null where routing does not say
 * @param taken of a half: its store has taken it
 * @param body without fields unless an upsert
 */
public record Arrived(
        DocumentKey key,
        Op op,
        long version,
        String home,
        Instant receivedAt,
        int by,
        @Nullable String addressed,
        @Nullable String notAddressed,
        boolean taken,
        Fields body) {
    /** What the feed tells of a record. */
    public enum Op {
        UPSERT,
        DELETE,
        /** It left its home, and may be at home elsewhere. */
        REMOVE
    }

    /** The newest of several states of a record: one statement can't change a row twice. */
    static List<Arrived> newest(Collection<Arrived> rows) {
        Map<DocumentKey, Arrived> newest = new LinkedHashMap<>();
        for (Arrived row : rows) {
            newest.merge(row.key(), row, (one, other) -> other.version() >= one.version() ? other : one);
        }
        return List.copyOf(newest.values());
    }

    public boolean isUpsert() {
        return op == Op.UPSERT;
    }

    public boolean isRemove() {
        return op == Op.REMOVE;
    }

    /** A document that is or may become a source, or that is a half. Only what tells them apart is kept of others. */
    public boolean isKept() {
        return isUpsert()
                && (TransferKind.isSource(key.type(), body) || answers().isPresent());
    }

    /** The source that a document is a responding half of, whoever made it. */
    public Optional<DocumentKey> answers() {
        return isUpsert() ? TransferKind.answered(key.type(), body) : Optional.empty();
    }

    /** The number that a document shows; null for none. */
    public @Nullable Long number() {
        return DocumentType.of(key.type()).map(type -> type.number(body)).orElse(null);
    }

    /** The document of a line, where it names one. */
    Optional<DocumentKey> document() {
        return DocumentType.ofLine(key.type())
                .map(type -> type.documentOf(body))
                .filter(document -> !document.id().isEmpty());
    }
}
