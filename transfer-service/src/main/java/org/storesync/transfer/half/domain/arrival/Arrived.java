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
 * A record as the feed brings it.
 *
 * @param home the store by whose stream it came; empty for another stream
 * @param receivedAt when a site last changed it, by server time
 * @param by the site that wrote this state; 0 if routing does not say
 * @param addressed the store whose inbox holds a copy; null if routing does not say
 * @param notAddressed why no inbox holds a copy; null if routing does not say
 * @param taken for a half: its store has taken it
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
    /** What the feed says about a record. */
    public enum Op {
        UPSERT,
        DELETE,
        /** It left its home, and may be at home elsewhere. */
        REMOVE
    }

    /** The newest of several states of each record, because one statement can't change a row twice. */
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

    /**
     * True for a document that is a half, or that is or may become a source. Of other documents only the fields are kept by which this is
     * decided.
     */
    public boolean isKept() {
        return isUpsert()
                && (TransferKind.isSource(key.type(), body) || answers().isPresent());
    }

    /** The source of which a document is a responding half, whoever made the half. */
    public Optional<DocumentKey> answers() {
        return isUpsert() ? TransferKind.answered(key.type(), body) : Optional.empty();
    }

    /** The number that a document shows; null for none. */
    public @Nullable Long number() {
        return DocumentType.of(key.type()).map(type -> type.number(body)).orElse(null);
    }

    /** The document of a line, if the line names one. */
    Optional<DocumentKey> document() {
        return DocumentType.ofLine(key.type())
                .map(type -> type.documentOf(body))
                .filter(document -> !document.id().isEmpty());
    }
}
