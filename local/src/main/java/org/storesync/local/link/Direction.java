package org.storesync.local.link;

/** Which way bytes go through a {@link Link}. */
public enum Direction {
    /** From who connects to the target: requests. */
    UP,
    /** From the target back: answers. */
    DOWN
}
