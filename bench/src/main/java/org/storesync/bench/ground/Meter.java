package org.storesync.bench.ground;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.storesync.bench.figure.Cost;
import org.storesync.local.process.ManagedProcess;
import org.storesync.local.suite.Suite;

/** Processor time of the suite's processes, including PostgreSQL's children, and of the load client, which is this process. */
public final class Meter {
    private static final String CLIENT = "client";

    private final Suite suite;

    public Meter(Suite suite) {
        this.suite = suite;
    }

    /** The present counters. */
    public SequencedMap<String, Double> read() {
        SequencedMap<String, Double> cpu = new LinkedHashMap<>();
        for (ManagedProcess process : suite.processes()) {
            process.figures().ifPresent(figures -> cpu.put(label(process.name()), seconds(figures.cpu())));
        }
        cpu.put(
                CLIENT,
                seconds(ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO)));
        return cpu;
    }

    /** What was used since {@code before}. */
    public Cost since(
            SequencedMap<String, Double> before,
            double wallSeconds,
            long operations,
            long sentBytes,
            long receivedBytes) {
        SequencedMap<String, Double> used = read();
        used.replaceAll((process, seconds) -> seconds - before.getOrDefault(process, 0.0));
        return new Cost(wallSeconds, operations, sentBytes, receivedBytes, used);
    }

    private static String label(String process) {
        return process.replaceFirst("-1$", "");
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
