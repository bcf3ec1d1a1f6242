package org.storesync.routing.pull.domain;

import org.jspecify.annotations.Nullable;
import org.storesync.model.StreamKind;

/**
 * A live subscription as a page finds it.
 *
 * @param acknowledged position, {@code drained}, {@code loadMark} and {@code loadHead}, as the subscription keeps them; {@code loadHead}
 *     -1: reading has not begun
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

    /** The entry of the cursor that the site presented last; null where the site has not begun to read the stream. */
    public Cursor.@Nullable Entry entry() {
        return loadHead < 0 ? null : new Cursor.Entry(acknowledged, loadMark, loadHead, false);
    }

    /** The name of the stream in the protocol. */
    public String streamName() {
        return kind.hasOwner() ? kind.prefix() + "/" + owner : kind.prefix();
    }
}
