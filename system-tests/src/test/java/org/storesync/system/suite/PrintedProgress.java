package org.storesync.system.suite;

import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.storesync.local.suite.Progress;

/** One line for each step of the suite's start, with its time. */
public final class PrintedProgress implements Progress {
    @Override
    public <T> T step(String name, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        System.out.printf("suite: %-24s %5d ms%n", name, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
        return result;
    }

    @Override
    public void note(String text) {
        System.out.println("suite: " + text);
    }
}
