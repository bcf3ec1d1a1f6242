package org.storesync.bench.figure;

import java.util.OptionalDouble;

/** What a figure should be (design: Figures to hold). */
public sealed interface Target {
    /** The number of the target; NaN for none. */
    double limit();

    boolean metBy(double value, OptionalDouble ratio);

    /** The target as people read it. */
    String text();

    /** No target: the figure explains another one beside it. */
    record None() implements Target {
        @Override
        public double limit() {
            return Double.NaN;
        }

        @Override
        public boolean metBy(double value, OptionalDouble ratio) {
            return true;
        }

        @Override
        public String text() {
            return "-";
        }
    }

    /** Our figure divided by the reference is at least this. */
    record RatioAtLeast(double limit) implements Target {
        @Override
        public boolean metBy(double value, OptionalDouble ratio) {
            return ratio.isPresent() && ratio.getAsDouble() >= limit;
        }

        @Override
        public String text() {
            return "≥ " + Numbers.text(limit);
        }
    }

    /** Our figure divided by the reference is at most this. */
    record RatioAtMost(double limit) implements Target {
        @Override
        public boolean metBy(double value, OptionalDouble ratio) {
            return ratio.isPresent() && ratio.getAsDouble() <= limit;
        }

        @Override
        public String text() {
            return "≤ " + Numbers.text(limit);
        }
    }

    /** Our figure equals the reference exactly. */
    record Equal() implements Target {
        @Override
        public double limit() {
            return 1;
        }

        @Override
        public boolean metBy(double value, OptionalDouble ratio) {
            return ratio.isPresent() && ratio.getAsDouble() == 1.0;
        }

        @Override
        public String text() {
            return "= 1";
        }
    }

    /** Our figure itself is below this. */
    record Below(double limit) implements Target {
        @Override
        public boolean metBy(double value, OptionalDouble ratio) {
            return value < limit;
        }

        @Override
        public String text() {
            return "value < " + Numbers.text(limit);
        }
    }

    /** Our figure itself is at most this. */
    record AtMost(double limit) implements Target {
        @Override
        public boolean metBy(double value, OptionalDouble ratio) {
            return value <= limit;
        }

        @Override
        public String text() {
            return "value ≤ " + Numbers.text(limit);
        }
    }
}
