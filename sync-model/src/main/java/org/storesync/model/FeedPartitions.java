package org.storesync.model;

/** The feed is told in partitions, each in its own order; a stream is always in the same one. */
public final class FeedPartitions {
    public static final int COUNT = 16;

    private FeedPartitions() {}

    /** From 0. */
    public static int of(int stream) {
        return Math.floorMod(Integer.hashCode(stream * 0x9E3779B1), COUNT);
    }
}
