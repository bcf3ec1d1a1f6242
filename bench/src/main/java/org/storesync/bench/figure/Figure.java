package org.storesync.bench.figure;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure beside its reference.
 *
 * @param reference of the same run; empty where the target is absolute
 * @param cost of our own runs, where it was metered
 */
public record Figure(
        String bench,
        String variant,
        double value,
        String unit,
        OptionalDouble reference,
        Target target,
        Optional<Cost> cost) {

    public OptionalDouble ratio() {
        return reference.isPresent() ? OptionalDouble.of(value / reference.getAsDouble()) : OptionalDouble.empty();
    }

    public boolean met() {
        return target.metBy(value, ratio());
    }
}
