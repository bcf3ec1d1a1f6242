package org.storesync.local.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.storesync.local.suite.Progress;

/** Progress for a person: a line per step with its time; on a terminal also what the running step is at. */
final class Console implements Progress {
    private static final int NAME_WIDTH = 34;

    private final PrintStream out;
    private final boolean terminal;

    Console(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Console standard() {
        java.io.Console console = System.console();
        return new Console(System.out, console != null && console.isTerminal());
    }

    @Override
    public <T> T step(String name, Supplier<T> work) {
        long begin = System.nanoTime();
        show(name, "...", false);
        try {
            T result = work.get();
            show(name, time(Duration.ofNanos(System.nanoTime() - begin)), true);
            return result;
        } catch (RuntimeException e) {
            show(name, "failed after " + time(Duration.ofNanos(System.nanoTime() - begin)), true);
            throw e;
        }
    }

    @Override
    public void note(String text) {
        if (terminal) {
            out.print("\r\033[K  ... " + text);
            out.flush();
        } else {
            out.println("  ... " + text);
        }
    }

    void line(String text) {
        out.println(text);
    }

    /** Seconds with one decimal, minutes above 100 of them. */
    static String time(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 100) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    private void show(String name, String what, boolean end) {
        String line = "  " + padded(name) + what;
        if (terminal) {
            out.print("\r\033[K" + line + (end ? "\n" : ""));
            out.flush();
        } else if (end) {
            out.println(line);
        }
    }

    private static String padded(String name) {
        return name + " ".repeat(Math.max(1, NAME_WIDTH - name.length()));
    }
}
