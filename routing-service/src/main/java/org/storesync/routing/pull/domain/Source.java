package org.storesync.routing.pull.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.StreamKind;

/**
 * A live subscription as a page finds it.
 *
 * @param acknowledged position, {@code drained}, {@code loadMark} and {@code loadHead} as kept with the subscription; {@code loadHead} -1: not begun
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
        long loadMark,
        long loadHead) {

    /** The entry of the cursor that the site last presented; null where it has not begun to read the stream. */
    public Cursor.@Nullable Entry entry() {
        return loadHead < 0 ? null : new Cursor.Entry(acknowledged, loadMark, loadHead, false);
    }

    /** As the protocol names streams. */
    public String streamName() {
        return kind.hasOwner() ? kind.prefix() + "/" + owner : kind.prefix();
    }
}
