package org.storesync.routing.pull.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where a page begins to read one stream.
 *
 * @param from rows above this position
 * @param loadMark see {@link Cursor.Entry}
 * @param loadHead up to it every row is sent, also the site's own; 0: not loading
 * @param begins the load from the beginning starts here
 */
public record Reading(Source source, long from, long loadMark, long loadHead, boolean begins) {

    /**
     * Goes on from the cursor's position. It starts from the beginning if the cursor has no entry, or if tombstones may be gone that the
     * site has not seen: the position is below the floor, unless the load began at this floor or a later one.
     */
    public static Reading of(Source source, Cursor.@Nullable Entry entry) {
        boolean tombstonesGone =
                entry != null && entry.position() < source.floor() && entry.loadMark() < source.floor();
        if (entry == null || tombstonesGone) {
            return new Reading(source, 0, source.floor(), source.head(), true);
        }
        return new Reading(source, entry.position(), entry.loadMark(), entry.loadHead(), false);
    }

    /** True if there may be something to read. */
    public boolean behind() {
        return from < source.head();
    }
}
