package org.storesync.routing.pull.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where the reading of one stream begins on a page.
 *
 * @param from rows above this position
 * @param loadMark see {@link Cursor.Entry}
 * @param loadHead rows up to it are sent whoever pushed them; 0: not loading
 * @param begins the load from the beginning starts here
 */
public record Reading(Source source, long from, long loadMark, long loadHead, boolean begins) {

    /**
     * Goes on where the cursor stands. From the beginning where it has no entry, or where tombstones it has not seen may be gone:
     * below the floor, unless the load began at this floor or a later one.
     */
    public static Reading of(Source source, Cursor.@Nullable Entry entry) {
        boolean tombstonesGone =
                entry != null && entry.position() < source.floor() && entry.loadMark() < source.floor();
        if (entry == null || tombstonesGone) {
            return new Reading(source, 0, source.floor(), source.head(), true);
        }
        return new Reading(source, entry.position(), entry.loadMark(), entry.loadHead(), false);
    }

    /** There may be something to read. */
    public boolean behind() {
        return from < source.head();
    }
}
