package org.storesync.routing.push.jdbc;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Function;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.DatabaseException;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.StreamName;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.fact.domain.Facts.ServiceSites;
import org.storesync.routing.fact.domain.Facts.SharedStreams;
import org.storesync.routing.fact.jdbc.StoreRecords;
import org.storesync.routing.metrics.RoutingMeters;
import org.storesync.routing.push.log.Keys;
import org.storesync.routing.push.log.PushLog;
import org.storesync.routing.stream.StreamDirectory;

/** The log of a push in PostgreSQL. Its transactions begin here; a failed one is tried again here or becomes an answer. */
@ApplicationScoped
public class PostgresPushLog implements PushLog {
    static final String LOCK_TIMEOUT = "55P03";

    private final Transactions transactions;
    private final StreamDirectory streams;
    private final RoutingConfig config;
    private final AuditChain audit;
    private final StoreRecords stores;
    private final Clock clock;
    private final Timer headsHeld;

    PostgresPushLog(
            Transactions transactions,
            StreamDirectory streams,
            RoutingConfig config,
            AuditChain audit,
            StoreRecords stores,
            Clock clock,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.streams = streams;
        this.config = config;
        this.audit = audit;
        this.stores = stores;
        this.clock = clock;
        this.headsHeld = RoutingMeters.HEADS_HELD.timer(meters);
    }

    @Override
    public <T> T inTransaction(Function<Transaction, T> work) {
        SharedStreams shared = new SharedStreams(
                streams.idOf(StreamName.CENTRAL),
                streams.idOf(StreamName.CENTRAL_DISPENSARY),
                streams.idOf(StreamName.STORE_CORE));
        HeadHold hold = new HeadHold();
        try {
            return transactions.call(connection -> work.apply(
                    transaction(new Session(connection, EpochSql.current(connection), clock.instant()), shared, hold)));
        } catch (DatabaseException failed) {
            throw told(failed);
        } finally {
            hold.ends(headsHeld);
        }
    }

    private RuntimeException told(DatabaseException failed) {
        if (LOCK_TIMEOUT.equals(failed.sqlState())) {
            return Problem.of(ProblemCode.ROUTING_UNAVAILABLE).withRetryAfter(config.laneWait());
        }
        return JdbcKeys.areTaken(failed) ? new Keys.Taken() : failed;
    }

    private Transaction transaction(Session session, SharedStreams shared, HeadHold hold) {
        ServiceSites services = new ServiceSites(config.centralSite(), config.siteOf("transfer-service"));
        return new Transaction(
                new JdbcLanes(session, config.laneWait(), audit),
                new JdbcGrounds(session, shared, services),
                new JdbcKeys(session),
                new JdbcHeads(session, hold),
                new JdbcRows(session),
                new JdbcChildren(session),
                new JdbcParked(session),
                new JdbcDecisions(session, audit),
                new JdbcStores(session, stores),
                new JdbcVisibleNames(session),
                new JdbcUnaddressed(session));
    }
}
