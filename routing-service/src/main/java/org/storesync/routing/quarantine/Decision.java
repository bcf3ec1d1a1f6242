package org.storesync.routing.quarantine;

/** What a person decides about a change that waits (rules, 1.1). */
public enum Decision {
    /** It is written as central's own change, over what stands there. */
    ACCEPT,
    /** It is let go of. */
    DISCARD,
    /** The rules judge it by the facts of now. */
    JUDGE_AGAIN
}
