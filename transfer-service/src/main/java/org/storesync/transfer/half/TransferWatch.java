package org.storesync.transfer.half;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.metrics.Age;
import org.storesync.transfer.half.TransferBook.Figures;
import org.storesync.transfer.half.domain.State;
import org.storesync.transfer.metrics.TransferMeters;

/** Counts transfers again and again, so that an alarm can tell of those that are stuck. */
@Singleton
class TransferWatch {
    private final TransferBook book;
    private final Clock clock;
    private volatile Figures last = new Figures(Map.of(), 0, 0, 0, null, null);

    TransferWatch(TransferBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started, MeterRegistry meters) {
        for (String state : State.WIRE_NAMES) {
            TransferMeters.TRANSFERS.gauge(
                    meters, this, watch -> watch.last.pairs().getOrDefault(state, 0L), state);
        }
        TransferMeters.PUSHING_AGE.gauge(meters, this, watch -> watch.age(watch.last.oldestPushingAt()));
        TransferMeters.UNNUMBERED.gauge(meters, this, watch -> watch.last.unnumbered());
        TransferMeters.UNNUMBERED_AGE.gauge(meters, this, watch -> watch.age(watch.last.oldestUnnumberedAt()));
    }

    /** Not at each question of Prometheus, because the figures read every transfer. */
    @Scheduled(
            every = "{sync.transfer.count-every}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        last = book.figures();
    }

    private double age(@Nullable Instant since) {
        return since == null ? 0 : Age.seconds(since, clock);
    }
}
