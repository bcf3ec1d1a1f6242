package org.storesync.routing.budget;

/** Bytes one step holds. It may ask for more as it reads, and ends early when there are none: a page is shorter then, never lost. */
public interface MemoryShare extends Share {

    /** True if these bytes are granted as well; never waits, for the step may hold a connection. */
    boolean grow(long bytes);
}
