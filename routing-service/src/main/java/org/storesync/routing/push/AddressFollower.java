package org.storesync.routing.push;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.due.DueWork;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.metrics.RoutingMeters;
import org.storesync.routing.push.log.PushLog;
import org.storesync.routing.push.log.Unaddressed.Due;
import org.storesync.routing.push.run.Attempts;
import org.storesync.routing.push.run.LateAddress;
import org.storesync.routing.rule.domain.Rules;

/**
 * Lets addresses follow visibility (D9). A push of joins only asks for this, so that an import of many joins holds no heads of others. Each
 * step is one transaction.
 */
@ApplicationScoped
class AddressFollower {
    private final PushLog log;
    private final int replansMax;
    private final Pusher central;
    private final Rules rules = new Rules(RecordCatalogue.standard());
    private final DueWork<Due> work;

    AddressFollower(PushLog log, RoutingConfig config, MeterRegistry meters) {
        this.log = log;
        this.replansMax = config.push().replansMax();
        this.central = new Pusher(new SiteId(config.centralSite()), 0, null, true);
        this.work =
                new DueWork<>(this::due, this::settle, due -> "documents of store " + due.store() + " are addressed");
        RoutingMeters.ADDRESSES_DUE.gauge(meters, work, DueWork::seen);
    }

    @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        work.look();
    }

    private List<Due> due(int limit) {
        return log.inTransaction(transaction -> transaction.unaddressed().due(limit));
    }

    private void settle(Due due) {
        OptionalLong position = OptionalLong.of(0);
        while (position.isPresent()) {
            position = step(due, position.getAsLong());
        }
        log.inTransaction(transaction -> {
            transaction.unaddressed().done(due);
            return true;
        });
    }

    private OptionalLong step(Due due, long after) {
        return Attempts.run(
                        log,
                        replansMax,
                        (transaction, heads, copyKeys) ->
                                new LateAddress(transaction, rules.keys(), central).step(due.store(), after))
                .orElseThrow(() -> new IllegalStateException("the facts keep moving"));
    }
}
