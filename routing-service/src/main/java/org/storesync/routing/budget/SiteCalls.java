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

/** Calls of one site at once, so that no site takes the threads, the connections and the memory of all. */
@ApplicationScoped
public class SiteCalls {
    private final ConcurrentHashMap<Integer, Integer> running = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Integer, Semaphore> turns = new ConcurrentHashMap<>();
    private final RoutingConfig sites;
    private final BudgetConfig config;
    private final Counter refused;

    SiteCalls(RoutingConfig sites, BudgetConfig config, MeterRegistry meters) {
        this.sites = sites;
        this.config = config;
        this.refused = meters.counter("sync.budget.calls.refused");
    }

    /** @throws Problem if as many as it may have are running */
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
     * Pages of one site are made one after another: several at once would take the processors of all.
     *
     * @throws Problem if those before do not end
     */
    public Share turn(SiteId site) {
        Semaphore turn = turns.computeIfAbsent(site.value(), first -> new Semaphore(1, true));
        try {
            if (turn.tryAcquire(config.memoryWait().toMillis(), TimeUnit.MILLISECONDS)) {
                return Share.of(turn::release);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw tooMany(1);
    }

    private Problem tooMany(int limit) {
        refused.increment();
        return Problem.of(
                        ProblemCode.RATE_LIMITED,
                        "at most " + limit + " calls of a site may run at once; wait for an answer")
                .withLimit(limit)
                .withRetryAfter(config.retryAfter());
    }

    /** Central itself or one of its services. */
    boolean isInternal(SiteId site) {
        return site.value() == sites.centralSite() || sites.internalSites().containsValue(site.value());
    }

    private void leave(SiteId site) {
        running.computeIfPresent(site.value(), (id, count) -> {
            if (count > 1) {
                return count - 1;
            }
            turns.remove(id);
            return null;
        });
    }
}
