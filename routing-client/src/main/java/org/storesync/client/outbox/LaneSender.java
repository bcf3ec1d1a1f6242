package org.storesync.client.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.client.call.RoutingAway;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.call.RoutingRefused;
import org.storesync.client.config.ClientConfig;
import org.storesync.client.metrics.ClientMeters;
import org.storesync.client.outbox.OutboxBook.Batch;
import org.storesync.client.work.Workers;
import org.storesync.kit.trace.Trace;
import org.storesync.model.ProblemCode;
import org.storesync.model.push.PushAnswer;
import org.storesync.model.push.PushAnswer.ChangeOutcome;

/**
 * Pushes the outbox as this service's internal site, each lane in order. It sends a batch under the same id until it is answered, so that
 * neither a crash nor a second replica makes anything twice (I4).
 */
@Singleton
public class LaneSender {
    private static final Logger LOG = Logger.getLogger(LaneSender.class);
    private static final Set<ProblemCode> LINEAGE_PROBLEMS =
            Set.of(ProblemCode.LINEAGE_RETIRED, ProblemCode.SEQUENCE_OVERLAPS, ProblemCode.BATCH_DIFFERS);

    private final Instance<OutboxBook> stores;
    private final LaneCalls calls;
    private final ClientConfig config;
    private volatile boolean stopped;
    private @Nullable Thread thread;

    LaneSender(Instance<OutboxBook> stores, RoutingCalls routing, ClientConfig config) {
        this.stores = stores;
        this.calls = new LaneCalls(routing, config.site());
        this.config = config;
    }

    void start(@Observes @Priority(5000) StartupEvent started, MeterRegistry meters) {
        if (stores.isResolvable() && config.outbox().enabled()) {
            OutboxBook outbox = stores.get();
            ClientMeters.OUTBOX_DEPTH.gauge(meters, outbox, OutboxBook::waiting);
            ClientMeters.OUTBOX_AGE.gauge(meters, outbox, OutboxBook::secondsWaited);
            thread = Thread.ofPlatform().daemon().name("outbox").start(() -> run(outbox));
        }
    }

    /** The push that is under way is answered and settled; no further one begins. */
    void stop(@Observes ShutdownEvent ending) {
        stopped = true;
        wake();
        Workers.awaitEnd(thread, config.endMax());
    }

    /** Tells the sender that there is something to push now. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    private void run(OutboxBook outbox) {
        while (!stopped) {
            try {
                if (!round(outbox)) {
                    LockSupport.parkNanos(config.outbox().lookEvery().toNanos());
                }
            } catch (RoutingAway away) {
                LOG.debugf("nothing can be pushed now: %s", away.getMessage());
                pause();
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.errorf(e, "the outbox can't be pushed, it is tried again");
                    pause();
                }
            }
        }
    }

    private void pause() {
        // If the wake-up of a stop comes before the pause, it is used up.
        if (!stopped) {
            LockSupport.parkNanos(
                    ThreadLocalRandom.current().nextLong(config.pauseMax().toNanos() + 1));
        }
    }

    /** True if something was pushed. */
    private boolean round(OutboxBook outbox) {
        List<Integer> lanes = outbox.lanes();
        List<Runnable> work = new ArrayList<>();
        lanes.forEach(lane -> work.add(() -> drain(outbox, lane)));
        Workers.run(config.outbox().parallel(), work);
        return !lanes.isEmpty();
    }

    private void drain(OutboxBook outbox, int lane) {
        Optional<Batch> batch = outbox.next(lane, config.outbox().recordsMax());
        while (!stopped && batch.isPresent()) {
            if (push(outbox, batch.get())) {
                throw new RoutingAway("lane " + lane + ": central asks to come again later");
            }
            batch = outbox.next(lane, config.outbox().recordsMax());
        }
    }

    /** True if central wants some changes later: asking again at once would only add to its load. */
    private boolean push(OutboxBook outbox, Batch batch) {
        try {
            PushAnswer answer = Trace.following("push the outbox", batch.traces(), () -> calls.push(batch));
            if (answer.saysNumbersWereUsed()) {
                // Central did nothing with this batch. The changes stay and get the numbers of another installation.
                beginAsAnother(
                        outbox,
                        batch,
                        "this database is older than what it pushed: lane %d has answers up to %d for other changes"
                                .formatted(batch.lane(), answer.highestSeq()));
                return false;
            }
            List<Delivered> outcomes = delivered(batch, answer);
            outbox.settle(batch, outcomes);
            return outcomes.stream().anyMatch(Delivered::isForLater);
        } catch (RoutingRefused refused) {
            if (refused.is(ProblemCode.LINEAGE_UNKNOWN)) {
                calls.begin(outbox.lineage());
            } else if (LINEAGE_PROBLEMS.stream().anyMatch(refused::is)) {
                beginAsAnother(outbox, batch, "routing says " + refused.code());
            } else if (refused.is(ProblemCode.PUSH_RUNNING)) {
                throw new RoutingAway("another replica pushes lane " + batch.lane());
            } else {
                throw refused;
            }
            return false;
        }
    }

    private void beginAsAnother(OutboxBook outbox, Batch batch, String reason) {
        if (outbox.renewLineage(batch.lineage())) {
            LOG.warnf(
                    "%s; this service begins as another installation and pushes the changes of batch %s again",
                    reason, batch.id());
            calls.begin(outbox.lineage());
        }
    }

    private static List<Delivered> delivered(Batch batch, PushAnswer answer) {
        List<Delivered> outcomes = new ArrayList<>(answer.outcomes().size());
        for (int i = 0; i < answer.outcomes().size(); i++) {
            ChangeOutcome told = answer.outcomes().get(i);
            long version = told.version() == null ? 0 : told.version();
            outcomes.add(new Delivered(batch.entries().get(i), told.outcome(), version, told.code()));
        }
        return outcomes;
    }
}
