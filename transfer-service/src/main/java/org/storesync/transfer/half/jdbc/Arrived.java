package org.storesync.transfer.half.jdbc;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.client.feed.FeedRow;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Fields;
import org.storesync.transfer.half.domain.content.TransferKind;

/** A row of the feed, its body read once. */
record Arrived(FeedRow row, Fields body) {
    static Arrived of(FeedRow row) {
        return new Arrived(row, Bodies.fields(row.body()));
    }

    /** Of several states of a record the newest: one statement can't change a row twice. */
    static List<Arrived> newest(Collection<Arrived> rows) {
        Map<DocumentKey, Arrived> newest = new LinkedHashMap<>();
        for (Arrived row : rows) {
            newest.merge(row.key(), row, (one, other) -> other.version() >= one.version() ? other : one);
        }
        return List.copyOf(newest.values());
    }

    DocumentKey key() {
        return new DocumentKey(row.type(), row.id());
    }

    String type() {
        return row.type();
    }

    String id() {
        return row.id();
    }

    long version() {
        return row.version();
    }

    boolean isUpsert() {
        return row.op().equals("upsert");
    }

    /** It left its home, and may be at home elsewhere. */
    boolean isRemove() {
        return row.op().equals("remove");
    }

    /** When it came, by server time. */
    Instant receivedAt(Instant now) {
        Instant told = row.marks().receivedAt();
        return told == null ? now : told;
    }

    /** Of a document: whether it is or may become a source, or is a half; of others only what tells them apart is kept. */
    boolean isKept() {
        return isUpsert() && (TransferKind.isSource(type(), body) || answers() != null);
    }

    /** Of a document: the source it is a responding half of, whoever made it; null for none. */
    @Nullable
    String answers() {
        return isUpsert()
                ? TransferKind.answered(type(), body).map(DocumentKey::id).orElse(null)
                : null;
    }

    /** Of a line: its document; empty where none is told. */
    String document() {
        return body.id("transaction_ID");
    }
}
