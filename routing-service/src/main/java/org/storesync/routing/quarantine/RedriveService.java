package org.storesync.routing.quarantine;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.routing.budget.MemoryBudget;
import org.storesync.routing.budget.MemoryShare;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.metrics.RoutingMeters;
import org.storesync.routing.quarantine.Quarantine.Asked;
import org.storesync.routing.quarantine.Quarantine.Parked;

/**
 * Has parked records judged again when what they wait for is there. The transaction that brings it asks for this, and its commit wakes a
 * worker, so that the site that pushes does not wait. The worker judges by the facts of that moment, in steps bounded in records and bytes.
 * The things asked for take turns, so that many records behind one record do not delay others.
 */
@ApplicationScoped
public class RedriveService {
    private static final Logger LOG = Logger.getLogger(RedriveService.class);
    private static final int ASKED_MAX = 100;
    private static final int ROUNDS_MAX = 100;
    private static final Duration END_MAX = Duration.ofSeconds(10);

    /** What a body costs while it is judged and written: the body itself, its statement, and its way to the database. */
    private static final int COPIES = 4;

    private final Quarantine quarantine;
    private final Redriver redriver;
    private final RoutingConfig.Quarantine limits;
    private final MemoryBudget memory;
    private final Counter setAside;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("redrive").daemon().factory());
    private final AtomicBoolean woken = new AtomicBoolean();

    RedriveService(
            Quarantine quarantine, Redriver redriver, RoutingConfig config, MemoryBudget memory, MeterRegistry meters) {
        this.quarantine = quarantine;
        this.redriver = redriver;
        this.limits = config.quarantine();
        this.memory = memory;
        this.setAside = RoutingMeters.QUARANTINE_SET_ASIDE.counter(meters);
    }

    /** Looks for what is left over, because a replica stopped in between or something moved during judging. */
    @Scheduled(every = "2s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        afterCommit();
    }

    /** Waits for the step that is being judged. What is left over waits in the database. */
    void stop(@Observes ShutdownEvent stopping) {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(END_MAX.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warnf("the step that judges parked records did not end within %d s", END_MAX.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Wakes the worker. The caller does not wait for it. */
    public void afterCommit() {
        if (!worker.isShutdown() && woken.compareAndSet(false, true)) {
            worker.execute(this::work);
        }
    }

    private void work() {
        woken.set(false);
        try {
            run();
        } catch (RuntimeException e) {
            LOG.warnf(e, "parked records are judged later");
        }
    }

    /** The records that wait for one parent or store, and how far they were judged. */
    private record Turn(Asked asked, @Nullable Parked last, boolean settled, boolean over) {
        Turn after(Parked parked, boolean stepSettled) {
            return new Turn(asked, parked, settled && stepSettled, false);
        }

        Turn end(boolean well) {
            return new Turn(asked, last, well, true);
        }
    }

    /** Judges everything that was asked for. */
    private void run() {
        // An accepted record may be what others wait for, such as the lines of a header that waited for its store.
        boolean more = true;
        for (int round = 0; more && round < ROUNDS_MAX; round++) {
            more = false;
            Deque<Turn> turns = new ArrayDeque<>();
            for (Asked asked : quarantine.asked(ASKED_MAX)) {
                turns.add(new Turn(asked, null, true, false));
            }
            while (!turns.isEmpty() && !worker.isShutdown()) {
                Turn turn = step(turns.remove());
                if (turn.over()) {
                    more |= turn.settled();
                } else {
                    turns.add(turn);
                }
            }
        }
    }

    /** Judges one step. If it fails, or something moved, it is asked for again, after the others. */
    private Turn step(Turn turn) {
        Asked asked = turn.asked();
        try (MemoryShare _ = memory.take(COPIES * limits.redriveBytes())) {
            if (turn.last() == null) {
                quarantine.begins(asked);
            }
            List<Parked> waiting =
                    quarantine.waitingFor(asked, turn.last(), limits.redriveMax(), limits.redriveBytes());
            if (!waiting.isEmpty()) {
                boolean settled = asked.tried() == 0 ? redriver.judgeAgain(waiting) : oneByOne(waiting);
                return turn.after(waiting.getLast(), settled);
            }
            if (turn.settled()) {
                quarantine.answered(asked);
            } else {
                quarantine.postpone(asked, asked.tried() > 0);
            }
            return turn.end(turn.settled());
        } catch (Problem busy) {
            quarantine.postpone(asked, false);
        } catch (RuntimeException e) {
            LOG.errorf(e, "what waits for a record of type %d can't be judged", asked.type());
            quarantine.postpone(asked, true);
        }
        return turn.end(false);
    }

    /** An earlier step began and did not end. So each change is judged alone, and noted before it is judged. */
    private boolean oneByOne(List<Parked> waiting) {
        boolean settled = true;
        for (Parked parked : waiting) {
            settled &= alone(parked);
        }
        return settled;
    }

    private boolean alone(Parked parked) {
        if (!quarantine.tries(parked, limits.triesMax())) {
            setAside.increment();
            LOG.errorf(
                    "a parked %s of site %d failed %d times and is set aside",
                    parked.typeName(), parked.site(), limits.triesMax());
            return true;
        }
        try {
            boolean settled = redriver.judgeAgain(List.of(parked));
            quarantine.spared(parked);
            return settled;
        } catch (Problem busy) {
            quarantine.spared(parked);
            return false;
        } catch (RuntimeException e) {
            LOG.errorf(e, "a parked %s of site %d can't be judged", parked.typeName(), parked.site());
            return false;
        }
    }
}
