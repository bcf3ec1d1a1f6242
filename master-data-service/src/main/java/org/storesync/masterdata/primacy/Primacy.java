package org.storesync.masterdata.primacy;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.client.call.RoutingAway;
import org.storesync.client.call.RoutingCalls;
import org.storesync.client.call.RoutingRefused;
import org.storesync.client.config.ClientConfig;
import org.storesync.client.feed.FeedLedger;
import org.storesync.kit.problem.Problem;
import org.storesync.masterdata.metrics.MasterDataMeters;
import org.storesync.model.FeedPartitions;
import org.storesync.model.ProblemCode;

/**
 * The role of the primary, as routing last told it (A3). When the role comes to this service, edits begin only after it has read everything
 * that central held then. So nothing is overwritten that the former primary made.
 */
@Singleton
public class Primacy {
    private static final Logger LOG = Logger.getLogger(Primacy.class);
    private static final Duration COME_AGAIN = Duration.ofSeconds(2);

    private final RoutingCalls routing;
    private final FeedLedger feed;
    private final int self;
    private volatile Role role = new Role.Unknown();

    Primacy(RoutingCalls routing, FeedLedger feed, ClientConfig config) {
        this.routing = routing;
        this.feed = feed;
        this.self = config.site();
    }

    void start(@Observes StartupEvent started, MeterRegistry meters) {
        MasterDataMeters.PRIMARY.gauge(meters, this, it -> it.role instanceof Role.Primary ? 1 : 0);
    }

    public Role role() {
        return role;
    }

    /** @throws Problem unless this service edits central data now */
    public void requireEditing() {
        switch (role) {
            case Role.Primary() -> {}
            case Role.Elsewhere(Integer site) -> throw elsewhere(site);
            case Role.CatchingUp ignored ->
                throw Problem.of(ProblemCode.CATCHING_UP).withRetryAfter(COME_AGAIN);
            case Role.Unknown() ->
                throw Problem.of(ProblemCode.ROUTING_UNAVAILABLE).withRetryAfter(COME_AGAIN);
        }
    }

    private static Problem elsewhere(@Nullable Integer site) {
        return site == null
                ? Problem.of(ProblemCode.NOT_PRIMARY)
                : Problem.of(
                                ProblemCode.NOT_PRIMARY,
                                "site " + site + " edits central data now; here you can only read them")
                        .withSupported(Map.of("siteId", site));
    }

    /** A push was refused because another site is the primary. So the loss of the role is known before routing is asked again. */
    public void lost() {
        if (!(role instanceof Role.Elsewhere)) {
            become(new Role.Elsewhere(null));
        }
    }

    @Scheduled(
            every = "${sync.master-data.primacy-refresh:2s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            JsonNode site = routing.get("/internal/v1/sites/" + self, Duration.ZERO);
            if (site.path("primary").asBoolean()) {
                primary();
            } else {
                JsonNode other = site.path("primarySiteId");
                become(new Role.Elsewhere(other.isInt() ? other.intValue() : null));
            }
        } catch (RoutingAway away) {
            LOG.debugf("the role stays what it was: %s", away.getMessage());
        } catch (RoutingRefused refused) {
            LOG.warnf("the role stays what it was: %s", refused.getMessage());
        }
    }

    private void primary() {
        switch (role) {
            case Role.Primary() -> {}
            case Role.CatchingUp(List<Long> heads) -> catchUp(heads);
            case Role.Unknown ignored -> catchUp(heads());
            case Role.Elsewhere ignored -> catchUp(heads());
        }
    }

    private void catchUp(List<Long> heads) {
        Map<Integer, Long> read = feed.positions();
        boolean all = true;
        for (int partition = 0; partition < FeedPartitions.COUNT; partition++) {
            Long position = read.get(partition);
            all = all && position != null && position >= heads.get(partition);
        }
        become(all ? new Role.Primary() : new Role.CatchingUp(heads));
    }

    private List<Long> heads() {
        String known = Collections.nCopies(FeedPartitions.COUNT, "0").stream().collect(Collectors.joining(","));
        List<Long> heads = new ArrayList<>();
        routing.get("/internal/v1/feed/heads?known=" + known + "&waitSeconds=0", Duration.ZERO)
                .path("heads")
                .forEach(head -> heads.add(head.asLong()));
        if (heads.size() != FeedPartitions.COUNT) {
            throw new IllegalStateException("the feed has " + heads.size() + " partitions");
        }
        return List.copyOf(heads);
    }

    private void become(Role now) {
        Role before = role;
        role = now;
        if (!before.getClass().equals(now.getClass())) {
            LOG.infof("role: %s", now);
        }
    }
}
