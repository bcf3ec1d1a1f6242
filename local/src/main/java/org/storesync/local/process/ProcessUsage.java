package org.storesync.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The memory and time that a process and its descendants use, as Linux counts it.
 *
 * @param memoryBytes proportional set size: shared pages count by their share
 * @param cpu user and system time, including that of ended children
 */
public record ProcessUsage(long memoryBytes, Duration cpu) {
    private static final Pattern PSS = Pattern.compile("(?m)^Pss:\\s+(\\d+) kB");
    private static final Pattern RSS = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");
    /** USER_HZ, which is the same on every Linux today. */
    private static final long TICKS_PER_SECOND = 100;

    private static final int UTIME = 11;
    private static final int CUTIME = 13;

    static ProcessUsage of(ProcessHandle process) {
        try (Stream<ProcessHandle> descendants = process.descendants()) {
            return descendants
                    .map(each -> one(each, UTIME, UTIME + 2))
                    .reduce(one(process, UTIME, CUTIME + 2), ProcessUsage::plus);
        }
    }

    /** False also for a process that ended but whose parent has not noticed it yet. */
    static boolean isRunning(ProcessHandle process) {
        String stat = read(Path.of("/proc", Long.toString(process.pid()), "stat"));
        return process.isAlive() && !stat.startsWith("Z", stat.lastIndexOf(')') + 2);
    }

    private ProcessUsage plus(ProcessUsage other) {
        return new ProcessUsage(memoryBytes + other.memoryBytes, cpu.plus(other.cpu));
    }

    private static ProcessUsage one(ProcessHandle process, int fromField, int toField) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        return new ProcessUsage(memory(proc), ticks(proc, fromField, toField));
    }

    private static long memory(Path proc) {
        Matcher pss = PSS.matcher(read(proc.resolve("smaps_rollup")));
        if (pss.find()) {
            return Long.parseLong(pss.group(1)) * 1024;
        }
        Matcher rss = RSS.matcher(read(proc.resolve("status")));
        return rss.find() ? Long.parseLong(rss.group(1)) * 1024 : 0;
    }

    /** Fields are counted from the first one after the program's name, because the name may contain anything. */
    private static Duration ticks(Path proc, int fromField, int toField) {
        String stat = read(proc.resolve("stat"));
        int afterName = stat.lastIndexOf(')') + 2;
        if (afterName < 2 || afterName >= stat.length()) {
            return Duration.ZERO;
        }
        String[] fields = stat.substring(afterName).split(" ", -1);
        long ticks = 0;
        for (int field = fromField; field < toField; field++) {
            ticks += Long.parseLong(fields[field]);
        }
        return Duration.ofMillis(ticks * 1000 / TICKS_PER_SECOND);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            // The process has just ended, or we may not read its figures.
            return "";
        }
    }
}
