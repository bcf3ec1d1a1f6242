package org.storesync.routing.pull.domain;

import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a site has read: one entry for each subscription that it has begun to read. It travels as one opaque signed text. A site that
 * presents it acknowledges it (docs/adr/0005).
 *
 * @param site the site it belongs to
 * @param epoch the central epoch in which it was written
 * @param left how many records were left when it was written, and the sum of the heads then; see {@link Remaining}
 */
public record Cursor(int site, long epoch, SortedMap<Integer, Entry> entries, Left left) {

    public Cursor {
        entries = new TreeMap<>(entries);
    }

    /**
     * @param position the last position that was looked at
     * @param loadMark the stream's floor when its load from the beginning began: tombstones above it are still seen
     * @param loadHead the head when its load began: up to it every row is sent, also the site's own; 0 after that
     * @param whole the stream was read to its head
     */
    public record Entry(long position, long loadMark, long loadHead, boolean whole) {}

    /**
     * @param records -1: not counted
     * @param heads sum of the heads then
     * @param live a mark of the subscriptions that were live then
     */
    public record Left(long records, long heads, long live) {
        public static final Left UNKNOWN = new Left(-1, 0, 0);
    }

    /** The cursor of a site that has read nothing. */
    public static Cursor none(int site, long epoch) {
        return new Cursor(site, epoch, new TreeMap<>(), Left.UNKNOWN);
    }

    /** The cursor of a site that has to read these streams again. */
    public Cursor without(Collection<Integer> subscriptions) {
        Cursor fewer = new Cursor(site, epoch, entries, Left.UNKNOWN);
        fewer.entries().keySet().removeAll(subscriptions);
        return fewer;
    }

    public @Nullable Entry entry(int subscription) {
        return entries.get(subscription);
    }
}
