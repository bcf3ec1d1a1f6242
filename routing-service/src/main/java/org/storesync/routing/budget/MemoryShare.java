package org.storesync.routing.budget;

/**
 * Bytes that one step holds. The step may ask for more while it reads. It ends early when there are none: then a page is shorter, but no
 * row is lost.
 */
public interface MemoryShare extends Share {

    /** Asks for more bytes; true if they are granted. Never waits, because the step may hold a connection. */
    boolean grow(long bytes);
}
