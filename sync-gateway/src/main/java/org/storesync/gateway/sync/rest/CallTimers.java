package org.storesync.gateway.sync.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.storesync.gateway.metrics.GatewayMeters;
import org.storesync.gateway.routing.RoutingAnswer;
import org.storesync.kit.problem.Problem;

/** Measures the time of sites' calls by call and outcome, and counts refusals by code. */
@Singleton
class CallTimers {
    private final MeterRegistry meters;

    CallTimers(MeterRegistry meters) {
        this.meters = meters;
    }

    Uni<RoutingAnswer> time(String call, Uni<RoutingAnswer> answer) {
        long begin = System.nanoTime();
        return answer.onItemOrFailure().invoke((passed, failure) -> {
            long nanos = System.nanoTime() - begin;
            timer(call, failure != null ? "refused" : passed.isFault() ? "fault" : "ok")
                    .record(nanos, TimeUnit.NANOSECONDS);
            if (failure instanceof Problem problem) {
                GatewayMeters.SITE_REFUSALS
                        .counter(meters, problem.code().wireName())
                        .increment();
            }
        });
    }

    private Timer timer(String call, String outcome) {
        return GatewayMeters.SITE_CALLS.timer(meters, call, outcome);
    }
}
