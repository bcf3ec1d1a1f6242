package org.storesync.local.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.storesync.local.suite.Progress;

/** Shows progress to a person: one line per step with its time, and on a terminal also what the running step is doing. */
public final class Console implements Progress {
    private static final int NAME_WIDTH = 34;

    private static final Duration NOTE_EVERY = Duration.ofSeconds(5);

    private final PrintStream out;
    private final boolean terminal;
    private volatile @Nullable Thread only;
    private long notedAtNanos;
    private boolean lineOpen;

    public Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    public static Console standard() {
        return new Console(System.out, Terminal.isSeen());
    }

    @Override
    public <T> T step(String name, Supplier<T> work) {
        long begin = System.nanoTime();
        notedAtNanos = begin - NOTE_EVERY.toNanos();
        begin(name);
        try {
            T result = work.get();
            end(name, time(Duration.ofNanos(System.nanoTime() - begin)));
            return result;
        } catch (RuntimeException e) {
            end(name, "failed after " + time(Duration.ofNanos(System.nanoTime() - begin)));
            throw e;
        }
    }

    /** On a terminal the text replaces the step's line. In a log it is a separate line, from time to time. */
    @Override
    public void note(String text) {
        if (!mayShow()) {
            return;
        }
        if (terminal) {
            out.print("\r\033[K  ... " + text);
            out.flush();
            return;
        }
        long now = System.nanoTime();
        if (now - notedAtNanos >= NOTE_EVERY.toNanos()) {
            notedAtNanos = now;
            out.println((lineOpen ? "\n" : "") + "  ... " + text);
            lineOpen = false;
        }
    }

    public void line(String text) {
        if (mayShow()) {
            out.println(text);
        }
    }

    /** From now on only this thread may print, because the suite is being stopped, whatever another thread is doing. */
    public void takeOver() {
        only = Thread.currentThread();
        if (lineOpen) {
            out.println();
            lineOpen = false;
        }
    }

    private boolean mayShow() {
        Thread heard = only;
        return heard == null || heard.equals(Thread.currentThread());
    }

    /** The time in seconds with one decimal, or in minutes above 100 seconds. */
    public static String time(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    private void begin(String name) {
        if (!mayShow()) {
            return;
        }
        out.print("  " + padded(name));
        out.flush();
        lineOpen = true;
    }

    private void end(String name, String time) {
        if (!mayShow()) {
            return;
        }
        String again = terminal ? "\r\033[K  " + padded(name) : "  " + padded(name);
        out.println((lineOpen && !terminal ? "" : again) + time);
        lineOpen = false;
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
    }
}
