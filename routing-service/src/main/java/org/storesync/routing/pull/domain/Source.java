package org.storesync.routing.pull.domain;

import org.storesync.model.StreamKind;

/**
 * A live subscription as a page finds it.
 *
 * @param acknowledged position, {@code drained} and {@code loadMark} as kept with the subscription
 */
public record Source(
        int subscription,
        int stream,
        StreamKind kind,
        String owner,
        long head,
        long headEpoch,
        long floor,
        long acknowledged,
        long drained,
        long loadMark) {

    /** As the protocol names streams. */
    public String streamName() {
        return kind.hasOwner() ? kind.prefix() + "/" + owner : kind.prefix();
    }
}
