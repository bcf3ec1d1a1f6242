package org.storesync.transfer.half.domain.judge;

import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.content.Fields;

/**
 * A line as it is kept.
 *
 * @param version 0: nothing came of it by the feed
 * @param told the version an answer named
 * @param by the site that wrote this state; 0 where it is not told
 * @param body null for a tombstone
 */
public record KnownLine(
        String id,
        long version,
        long told,
        int by,
        @Nullable Fields body) {
    /** Central has a newer state than came by the feed. */
    boolean isBehind() {
        return version > 0 && told > version;
    }

    long newest() {
        return Math.max(version, told);
    }

    /** What stands of it; null for nothing. */
    @Nullable
    Fields standing() {
        return version == 0 ? null : body;
    }
}
