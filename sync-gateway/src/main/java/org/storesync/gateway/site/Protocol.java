package org.storesync.gateway.site;

import org.storesync.kit.problem.Problem;

/** The protocol of a call. Each adapter knows which versions of its protocol are served, and how to refuse the others. */
public sealed interface Protocol {
    /** @param number the number that contacts keep and administrators see; 1 is the native protocol */
    record Served(int number) implements Protocol {}

    /** @param told the problem that the caller gets once it has shown who it is */
    record NotServed(Problem told) implements Protocol {}
}
