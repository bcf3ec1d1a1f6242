package org.storesync.transfer.half.domain;

/** What is to be done for a pair. */
public enum Step {
    NOTHING,
    /** A push is not answered yet: looked at again after its answer. */
    LATER,
    MAKE,
    CHANGE,
    DELETE
}
