package org.storesync.routing.budget;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.routing.config.BudgetConfig;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.metrics.RoutingMeters;

/** Bounds how many calls of one site run at once, so that no site takes the threads, the connections and the memory from the others. */
@ApplicationScoped
public class SiteCalls {
    private final ConcurrentHashMap<Integer, Integer> running = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Turn> turns = new ConcurrentHashMap<>();
    private final RoutingConfig sites;
    private final BudgetConfig config;
    private final Counter refused;

    SiteCalls(RoutingConfig sites, BudgetConfig config, MeterRegistry meters) {
        this.sites = sites;
        this.config = config;
        this.refused = RoutingMeters.SITE_CALLS_REFUSED.counter(meters);
    }

    /** @throws Problem if the site already has its highest number of calls running */
    public Share enter(SiteId site) {
        int limit = isInternal(site) ? config.internalCallsAtOnce() : config.callsAtOnce();
        int count = running.merge(site.value(), 1, Integer::sum);
        Share share = Share.of(() -> leave(site));
        if (count > limit) {
            share.close();
            throw tooMany(limit);
        }
        return share;
    }

    /**
     * Makes the pages of one site one after another, because several at once would take the processors from the others.
     *
     * @throws Problem if the calls before do not end in time
     */
    public Share turn(SiteId site) {
        Turn turn = turns.compute(site.value(), (id, now) -> now == null ? new Turn() : now.and(1));
        try {
            if (turn.page().tryAcquire(config.memoryWait().toMillis(), TimeUnit.MILLISECONDS)) {
                return Share.of(() -> {
                    turn.page().release();
                    ends(site);
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ends(site);
        throw tooMany(1);
    }

    private void ends(SiteId site) {
        turns.computeIfPresent(site.value(), (id, turn) -> turn.calls() == 1 ? null : turn.and(-1));
    }

    /** The one page that may be made, and the calls that make it or wait for it. */
    private record Turn(Semaphore page, int calls) {
        Turn() {
            this(new Semaphore(1, true), 1);
        }

        Turn and(int more) {
            return new Turn(page, calls + more);
        }
    }

    private Problem tooMany(int limit) {
        refused.increment();
        return Problem.of(
                        ProblemCode.RATE_LIMITED,
                        "at most " + limit + " calls of a site may run at once; wait for an answer")
                .withLimit(limit)
                .withRetryAfter(config.retryAfter());
    }

    /** True for central itself and for its services. */
    boolean isInternal(SiteId site) {
        return site.value() == sites.centralSite() || sites.internalSites().containsValue(site.value());
    }

    private void leave(SiteId site) {
        running.computeIfPresent(site.value(), (id, count) -> count == 1 ? null : count - 1);
    }
}
