package org.storesync.routing.budget;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.routing.budget.Room.NeedsMemory;
import org.storesync.routing.config.BudgetConfig;
import org.storesync.routing.metrics.RoutingMeters;

/**
 * Bounds the bytes of bodies in memory over all calls and workers of this replica. Shares are granted in the order in which callers ask. A
 * share larger than the whole budget is granted when nobody else holds one, so that the first row can always be sent.
 */
@ApplicationScoped
public class MemoryBudget {
    private static final Logger LOG = Logger.getLogger(MemoryBudget.class);
    private static final int UNIT_BYTES = 1024;
    private static final long FIRST_BYTES = 256 * 1024;

    private final int capacity;
    private final Semaphore free;
    private final BudgetConfig config;
    private final Counter refused;

    MemoryBudget(BudgetConfig config, MeterRegistry meters) {
        this.config = config;
        long bytes = config.memoryBytes() > 0
                ? config.memoryBytes()
                : Runtime.getRuntime().maxMemory() / 2;
        this.capacity = Math.clamp(bytes / UNIT_BYTES, 1, Integer.MAX_VALUE);
        this.free = new Semaphore(capacity, true);
        this.refused = RoutingMeters.MEMORY_REFUSED.counter(meters);
        RoutingMeters.MEMORY_LIMIT.gauge(meters, this, it -> (double) it.capacity * UNIT_BYTES);
        RoutingMeters.MEMORY_USED.gauge(meters, this, MemoryBudget::used);
    }

    /** Bytes held now. */
    public long used() {
        return (long) (capacity - free.availablePermits()) * UNIT_BYTES;
    }

    /**
     * Waits until it is the caller's turn. Callers ask before they take a connection.
     *
     * @throws Problem if no share became free in time
     */
    public MemoryShare take(long bytes) {
        int units = units(bytes);
        try {
            if (free.tryAcquire(units, config.memoryWait().toMillis(), TimeUnit.MILLISECONDS)) {
                return new Held(units);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        refused.increment();
        LOG.warnf("no share of %d bytes in memory became free within %s", bytes, config.memoryWait());
        throw Problem.of(ProblemCode.ROUTING_UNAVAILABLE).withRetryAfter(config.retryAfter());
    }

    /**
     * Reads an answer of at most {@code bytesMax}, shorter when memory is short. The work starts again when its first row needs a larger
     * share.
     */
    public <T> Drawn<T> read(long bytesMax, Function<Room, T> work) {
        long covered = FIRST_BYTES;
        while (true) {
            MemoryShare share = take(Room.COPIES * covered);
            boolean alone = units(Room.COPIES * covered) == capacity;
            try {
                return new Drawn<>(work.apply(new Room(share, covered, bytesMax, alone)), share);
            } catch (NeedsMemory more) {
                share.close();
                covered = Math.max(more.bytes(), 2 * covered);
            } catch (RuntimeException e) {
                share.close();
                throw e;
            }
        }
    }

    private int units(long bytes) {
        return Math.clamp((bytes + UNIT_BYTES - 1) / UNIT_BYTES, 1, capacity);
    }

    private final class Held implements MemoryShare {
        private final AtomicInteger units;

        Held(int units) {
            this.units = new AtomicInteger(units);
        }

        @Override
        public boolean grow(long bytes) {
            int more = units(bytes);
            if (!free.tryAcquire(more)) {
                return false;
            }
            units.addAndGet(more);
            return true;
        }

        @Override
        public void close() {
            int back = units.getAndSet(0);
            if (back > 0) {
                free.release(back);
            }
        }
    }
}
