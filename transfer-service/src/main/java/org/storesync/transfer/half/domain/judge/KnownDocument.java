package org.storesync.transfer.half.domain.judge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Fields;

/**
 * A document as it is kept.
 *
 * @param lane the outbox lane of its halves
 * @param version 0: it was known once, and does not exist now
 * @param told the version that an answer named
 * @param by the site that wrote this state; 0 if routing does not say
 * @param taken routing noted that its store has taken it
 * @param answers the source whose half it is
 * @param body null for a tombstone, and for a document that can't become a source
 */
public record KnownDocument(
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
        @Nullable DocumentKey answers,
        @Nullable Fields body) {

    /** True if it need not be read again. */
    public boolean isRead() {
        return version > 0 || body == null;
    }

    /** True if something is known of it, from the feed or from an answer. */
    public boolean isKnown() {
        return version > 0 || told > 0;
    }

    /** True if central has a newer state than the feed has brought. */
    boolean isBehind() {
        return version > 0 && told > version;
    }

    long newest() {
        return Math.max(version, told);
    }
}
