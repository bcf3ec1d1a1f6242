package org.storesync.agent.record;

/** The state of a record's newest change that central has not judged. */
public enum Unsent {
    /** There is no such change. */
    NONE,
    /** The next sync sends it. */
    WAITS,
    /** Sent, but the answer never came: the next sync sends it again. */
    IN_DOUBT,
    /** Central asked to send it later: the next sync sends it again. */
    HELD_BACK,
    /** Central does not collect its store: the change is sent when central does. */
    KEPT_HERE
}
