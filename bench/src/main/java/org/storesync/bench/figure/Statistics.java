package org.storesync.bench.figure;

import java.util.Arrays;
import java.util.Collection;

/** The few statistics a bench needs. */
public final class Statistics {
    private Statistics() {}

    /** The middle one; the mean of the two in the middle where their number is even. */
    public static double median(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The value that this share of all values does not exceed, by nearest rank.
     *
     * @param share above 0, at most 1
     */
    public static long percentile(long[] values, double share) {
        if (values.length == 0 || share <= 0 || share > 1) {
            throw new IllegalArgumentException("percentile " + share + " of " + values.length + " values");
        }
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }
}
