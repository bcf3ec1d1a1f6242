package org.storesync.local.link;

/** The direction of bytes through a {@link Link}. */
public enum Direction {
    /** From the client to the target: requests. */
    UP,
    /** From the target to the client: answers. */
    DOWN
}
