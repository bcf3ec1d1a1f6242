package org.storesync.agent.record;

/** What becomes of the newest change of a record that central has not judged. */
public enum Unsent {
    /** There is no such change. */
    NONE,
    /** The next sync sends it. */
    WAITS,
    /** Sent, but the answer never came: the next sync sends it again. */
    IN_DOUBT,
    /** Central asked for it at a later time: the next sync sends it again. */
    HELD_BACK,
    /** Central does not collect its store: it is sent when central does. */
    KEPT_HERE
}
