package org.storesync.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.storesync.bench.figure.Cost;
import org.storesync.bench.figure.Statistics;

/** Our runs and those of the reference, in turn, so that other work of the machine affects both. */
record Interleaved(List<Cost> ours, List<Double> references) {

    static Interleaved run(int runs, Supplier<Cost> ours, DoubleSupplier reference) {
        List<Cost> costs = new ArrayList<>();
        List<Double> references = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            costs.add(ours.get());
            references.add(reference.getAsDouble());
        }
        return new Interleaved(costs, references);
    }

    /** Median of our records or polls a second. */
    double rate() {
        return Statistics.median(ours.stream().map(Cost::rate).toList());
    }

    double reference() {
        return Statistics.median(references);
    }

    Cost cost() {
        return Cost.sum(ours);
    }
}
