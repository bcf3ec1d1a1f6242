package org.storesync.routing.push.jdbc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Function;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.StreamName;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.fact.domain.Facts.ServiceSites;
import org.storesync.routing.fact.domain.Facts.SharedStreams;
import org.storesync.routing.push.PushLog;
import org.storesync.routing.stream.StreamDirectory;

/** The log of a push in PostgreSQL. */
@ApplicationScoped
public class PostgresPushLog implements PushLog {
    private final Transactions transactions;
    private final StreamDirectory streams;
    private final RoutingConfig config;
    private final AuditChain audit;
    private final Clock clock;
    private final Timer headsHeld;

    PostgresPushLog(
            Transactions transactions,
            StreamDirectory streams,
            RoutingConfig config,
            AuditChain audit,
            Clock clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.streams = streams;
        this.config = config;
        this.audit = audit;
        this.clock = clock;
        this.headsHeld = meters.timer("sync.heads.held");
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        SharedStreams shared = new SharedStreams(
                streams.idOf(StreamName.CENTRAL),
                streams.idOf(StreamName.CENTRAL_DISPENSARY),
                streams.idOf(StreamName.STORE_CORE));
        HeadHold hold = new HeadHold();
        try {
            return once(work, shared, hold);
        } finally {
            hold.ends(headsHeld);
        }
    }

    private <T> T once(Function<Transaction, T> work, SharedStreams shared, HeadHold hold) {
        return transactions.call(connection -> {
            try {
                return work.apply(new PushTransaction(
                        connection,
                        new PushTransaction.Frame(
                                shared,
                                new ServiceSites(config.centralSite(), config.siteOf("transfer-service")),
                                audit,
                                EpochSql.current(connection),
                                clock.instant(),
                                config.laneWait()),
                        hold));
            } catch (Broken broken) {
                if (LaneSql.LOCK_TIMEOUT.equals(broken.cause().getSQLState())) {
                    throw Problem.of(ProblemCode.ROUTING_UNAVAILABLE).withRetryAfter(config.laneWait());
                }
                throw broken.cause();
            }
        });
    }
}
