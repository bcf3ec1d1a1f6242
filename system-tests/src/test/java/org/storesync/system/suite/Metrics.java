package org.storesync.system.suite;

import java.net.URI;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.storesync.system.wire.Wire;

/** Figures of the two routing-services, as Prometheus reads them. */
public final class Metrics {
    private static final int REPLICAS = 2;

    private Metrics() {}

    /** @param series how its line begins, with or without labels */
    public static double sum(Central central, String series) {
        return values(central, series).sum();
    }

    /** The highest value; 0 if no replica has the series. */
    public static double max(Central central, String series) {
        return values(central, series).max().orElse(0);
    }

    private static DoubleStream values(Central central, String series) {
        double[] values = new double[REPLICAS];
        for (int replica = 1; replica <= REPLICAS; replica++) {
            URI metrics =
                    central.suite().management(central.suite().routing(replica)).resolve("/metrics");
            values[replica - 1] = Wire.send("GET", metrics, Map.of(), null)
                    .text()
                    .lines()
                    .filter(line -> line.startsWith(series))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
        return DoubleStream.of(values);
    }
}
