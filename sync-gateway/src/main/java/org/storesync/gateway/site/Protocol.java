package org.storesync.gateway.site;

import org.storesync.kit.problem.Problem;

/** The protocol a call speaks. Each adapter knows which versions of its protocol are served, and how to refuse the others. */
public sealed interface Protocol {
    /** @param number what contacts keep and administrators see; 1 is the native protocol */
    record Served(int number) implements Protocol {}

    /** @param told what the caller is told, once it has shown who it is */
    record NotServed(Problem told) implements Protocol {}
}
