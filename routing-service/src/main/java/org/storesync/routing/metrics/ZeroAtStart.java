package org.storesync.routing.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.storesync.kit.metrics.ListedMeter;

/**
 * Makes the counters and timers at the start of the service. Those who count are made at their first use, and Prometheus sees no increase
 * in a counter that begins with 1.
 */
@Singleton
class ZeroAtStart {
    void start(@Observes StartupEvent started, MeterRegistry meters) {
        for (ListedMeter meter : RoutingMeters.ALL) {
            if (meter.tags().isEmpty()) {
                switch (meter.kind()) {
                    case COUNTER -> meter.counter(meters);
                    case TIMER -> meter.timer(meters);
                    case GAUGE -> {
                        // Those who know the value register it.
                    }
                }
            }
        }
    }
}
