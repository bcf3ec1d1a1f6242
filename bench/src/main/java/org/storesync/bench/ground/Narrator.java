package org.storesync.bench.ground;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;
import org.storesync.local.suite.Progress;

/** Tells a person what a bench is doing: one line per step with its time. */
public final class Narrator implements Progress {
    private final PrintStream out;

    public Narrator(PrintStream out) {
        this.out = out;
    }

    @Override
    public <T> T step(String name, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        out.printf(Locale.ROOT, "  %-60s %6.1f s%n", name, (System.nanoTime() - begin) / 1e9);
        return result;
    }

    @Override
    public void note(String text) {
        out.println("    " + text);
    }

    public void line(String text) {
        out.println(text);
    }
}
