package org.storesync.model;

/** The feed has partitions, each with its own order. A stream is always in the same partition. */
public final class FeedPartitions {
    public static final int COUNT = 16;

    private FeedPartitions() {}

    /** The partition of a stream, counted from 0. */
    public static int of(int stream) {
        return Math.floorMod(Integer.hashCode(stream * 0x9E3779B1), COUNT);
    }
}
