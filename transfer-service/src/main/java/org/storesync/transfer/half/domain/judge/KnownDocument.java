package org.storesync.transfer.half.domain.judge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Fields;

/**
 * A document as it is kept.
 *
 * @param lane the outbox lane of its halves
 * @param version 0: it was known once, and nothing stands now
 * @param told the version an answer named
 * @param by the site that wrote this state; 0 where it is not told
 * @param taken routing noted that its store has taken it
 * @param answers the source it is a half of
 * @param body null for a tombstone, and for what is no candidate
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

    /** It is not waiting to be read again. */
    public boolean isRead() {
        return version > 0 || body == null;
    }

    /** Something came of it, by the feed or by an answer. */
    public boolean isKnown() {
        return version > 0 || told > 0;
    }

    /** Central has a newer state than came by the feed. */
    boolean isBehind() {
        return version > 0 && told > version;
    }

    long newest() {
        return Math.max(version, told);
    }
}
