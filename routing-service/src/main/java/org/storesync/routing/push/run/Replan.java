package org.storesync.routing.push.run;

import java.util.Set;

/** Something moved on which the plan depends, before it was locked: roll back and plan again, with these heads too. */
final class Replan extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Set<Integer> heads;

    Replan(Set<Integer> heads) {
        super("planned again", null, false, false);
        this.heads = Set.copyOf(heads);
    }

    Set<Integer> heads() {
        return heads;
    }
}
