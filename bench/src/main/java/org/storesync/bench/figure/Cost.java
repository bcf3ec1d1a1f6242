package org.storesync.bench.figure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a figure's own runs took.
 *
 * @param wallSeconds time on the clock
 * @param operations records or polls
 * @param sentBytes over the wire, by the client
 * @param receivedBytes over the wire, by the client
 * @param cpuSeconds by process
 */
public record Cost(
        double wallSeconds,
        long operations,
        long sentBytes,
        long receivedBytes,
        SequencedMap<String, Double> cpuSeconds) {

    /** All of them together. */
    public static Cost sum(List<Cost> costs) {
        double wall = 0;
        long operations = 0;
        long sent = 0;
        long received = 0;
        SequencedMap<String, Double> cpu = new LinkedHashMap<>();
        for (Cost cost : costs) {
            wall += cost.wallSeconds;
            operations += cost.operations;
            sent += cost.sentBytes;
            received += cost.receivedBytes;
            cost.cpuSeconds.forEach((process, seconds) -> cpu.merge(process, seconds, Double::sum));
        }
        return new Cost(wall, operations, sent, received, cpu);
    }

    public double rate() {
        return operations / wallSeconds;
    }

    double bytesPerOperation(boolean sent) {
        return (double) (sent ? sentBytes : receivedBytes) / operations;
    }

    /** Microseconds of a processor per record or poll, by process. */
    Map<String, Double> cpuMicrosPerOperation() {
        Map<String, Double> micros = new TreeMap<>();
        cpuSeconds.forEach((process, seconds) -> micros.put(process, seconds * 1e6 / operations));
        return micros;
    }
}
