package org.storesync.routing.quarantine;

/** What a person decides about a change that waits (rules, 1.1). */
public enum Decision {
    /** The change is written as central's own change, over whatever is stored. */
    ACCEPT,
    /** The change is discarded. */
    DISCARD,
    /** The rules judge the change by the present facts. */
    JUDGE_AGAIN
}
