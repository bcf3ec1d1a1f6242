package org.storesync.transfer.half.domain.judge;

import org.jspecify.annotations.Nullable;
import org.storesync.transfer.half.domain.content.Fields;

/**
 * A line as it is kept.
 *
 * @param version 0: the feed has not brought it
 * @param told the version that an answer named
 * @param by the site that wrote this state; 0 if routing does not say
 * @param body null for a tombstone
 */
public record KnownLine(
        String id,
        long version,
        long told,
        int by,
        @Nullable Fields body) {
    /** True if central has a newer state than the feed has brought. */
    boolean isBehind() {
        return version > 0 && told > version;
    }

    long newest() {
        return Math.max(version, told);
    }

    /** Its present fields; null if it does not exist. */
    @Nullable
    Fields standing() {
        return version == 0 ? null : body;
    }
}
