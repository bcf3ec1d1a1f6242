package org.storesync.transfer.half.domain;

/**
 * What is known of a pair's pushes.
 *
 * @param version the half has at central as this service last wrote it, also that of a tombstone; 0: never
 * @param stands whether central holds a half of that version, and no tombstone
 * @param mark of the body pushed last; {@link #GONE} for a delete
 * @param waiting changes of the half and its lines that are not answered yet
 * @param dirty the source changed meanwhile
 */
public record Push(long version, boolean stands, String mark, int waiting, boolean dirty) {
    public static final String GONE = "";
    /** Of a body central did not take: no body is like it, so it is pushed again. */
    public static final String NOT_TAKEN = "-";

    static final Push NONE = new Push(0, false, GONE, 0, false);

    Push mark(String newMark) {
        return new Push(version, stands, newMark, waiting, dirty);
    }

    /** Central has what was pushed, at this version. */
    Push taken(long newVersion) {
        return new Push(Math.max(version, newVersion), !mark.equals(GONE), mark, waiting, dirty);
    }

    Push waiting(int changes, boolean meanwhileDirty) {
        return new Push(version, stands, mark, Math.max(0, changes), meanwhileDirty);
    }
}
