package org.storesync.local.suite;

import java.util.function.Supplier;

/** Learns what a suite does while it starts and stops. */
public interface Progress {
    /** Shows nothing. */
    Progress SILENT = new Progress() {
        @Override
        public <T> T step(String name, Supplier<T> work) {
            return work.get();
        }

        @Override
        public void note(String text) {}
    };

    /** Runs one step, and shows that it runs, how it ended and how long it took. */
    <T> T step(String name, Supplier<T> work);

    /** Shows what the running step is doing. */
    void note(String text);

    default void step(String name, Runnable work) {
        step(name, () -> {
            work.run();
            return name;
        });
    }
}
