package org.storesync.kit.audit.jdbc;

/** The end of a writer's chain: the number and the tag of its newest row. */
record Link(long seq, byte[] tag) {
    /** Before the first row. */
    static final Link BEGIN = new Link(0, new byte[Tags.BYTES]);
}
