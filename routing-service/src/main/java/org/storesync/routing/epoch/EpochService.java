package org.storesync.routing.epoch;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.storesync.routing.epoch.EpochStore.Epoch;
import org.storesync.routing.record.domain.Epochs;
import org.storesync.routing.stream.StreamDirectory;

/** Knows the present epoch, and begins a new one when the database was restored or failed over. */
@ApplicationScoped
public class EpochService {
    private static final Logger LOG = Logger.getLogger(EpochService.class);

    private final EpochStore store;
    private final StreamDirectory streams;
    private final Clock clock;
    private volatile long current;

    EpochService(EpochStore store, StreamDirectory streams, Clock clock) {
        this.store = store;
        this.streams = streams;
        this.clock = clock;
    }

    void start(@Observes @Priority(10) StartupEvent started) {
        refresh();
    }

    /** Reads the epoch again: another replica may have begun one, and a failover changes the timeline under a running service. */
    @Scheduled(every = "10s", delayed = "10s")
    public void refresh() {
        int timeline = store.timeline();
        Epoch newest = store.newest().orElse(null);
        if (newest == null) {
            store.begin(new Epoch(0, timeline), clock.instant(), "first start");
        } else if (newest.timeline() != timeline) {
            enter(Math.max(current, newest.number()));
            begin("the database's timeline changed from " + newest.timeline() + " to " + timeline);
        }
        enter(store.newest().map(Epoch::number).orElse(0L));
    }

    private void enter(long epoch) {
        if (epoch != current) {
            streams.forget();
        }
        current = epoch;
    }

    /** The number of the present epoch. */
    public long current() {
        return current;
    }

    /** Begins a new epoch: after a restore, or when a cursor proves that there was one. */
    public long begin(String why) {
        Instant now = clock.instant();
        long next = Epochs.next(now, current);
        store.begin(new Epoch(next, store.timeline()), now, why);
        enter(Math.max(current, next));
        LOG.warnf("central epoch %d begins: %s", next, why);
        return current;
    }
}
