package org.storesync.routing.pull.domain;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a site got: one entry per subscription it has begun to read. Travels as one opaque signed text; presenting it acknowledges it
 * (docs/adr/0005).
 *
 * @param site whose it is
 * @param epoch the central epoch it was written in
 * @param left records still to come when it was written, and the heads' sum then; see {@link Remaining}
 */
public record Cursor(int site, long epoch, SortedMap<Integer, Entry> entries, Left left) {

    public Cursor {
        entries = new TreeMap<>(entries);
    }

    /**
     * @param position the last position looked at
     * @param loadMark the stream's floor when its load from the beginning began: tombstones above it are still seen
     * @param loadHead the head when its load began: up to it a row is sent whoever pushed it; 0 once past
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

    /** A cursor before anything was read. */
    public static Cursor none(int site, long epoch) {
        return new Cursor(site, epoch, new TreeMap<>(), Left.UNKNOWN);
    }

    public @Nullable Entry entry(int subscription) {
        return entries.get(subscription);
    }
}
