package org.storesync.model.catalogue;

import java.util.List;

/**
 * A condition the catalogue names and the rules decide: a predicate (is this document addressed to its other party?) or the fact a
 * variant depends on.
 *
 * @param reads the body fields the decision needs
 * @param meaning one line for people
 */
public record Condition(String name, List<String> reads, String meaning) {
    public Condition {
        reads = List.copyOf(reads);
    }
}
