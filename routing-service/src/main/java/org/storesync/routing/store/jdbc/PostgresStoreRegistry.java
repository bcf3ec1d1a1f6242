package org.storesync.routing.store.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.audit.jdbc.ActAudit;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.store.StoreRegistry;
import org.storesync.routing.store.domain.MovePlan;
import org.storesync.routing.store.domain.Standing;
import org.storesync.routing.store.domain.StorePlan;
import org.storesync.routing.store.domain.StorePlan.Changes;
import org.storesync.routing.store.domain.StorePlan.Refusal;
import org.storesync.routing.store.domain.StorePlan.Refused;
import org.storesync.routing.store.domain.TransactionsPlan;
import org.storesync.routing.store.domain.TypePlan;
import org.storesync.routing.stream.jdbc.HeadSql;

/**
 * Stores in PostgreSQL. A first plan is made without locks; it names the heads that a push would take if it uses these facts. Under these
 * heads the choice is planned again by the present state, and carried out, in one transaction (docs/adr/0009).
 */
@ApplicationScoped
class PostgresStoreRegistry implements StoreRegistry {
    private final Transactions transactions;
    private final AuditChain audit;
    private final SiteId central;
    private final Clock clock;

    PostgresStoreRegistry(Transactions transactions, AuditChain audit, RoutingConfig config, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.central = new SiteId(config.centralSite());
        this.clock = clock;
    }

    @Override
    public List<Store> list(@Nullable String after, int limit) {
        return transactions.call(connection -> StoreViewSql.list(connection, after, limit));
    }

    @Override
    public Optional<Store> find(StoreId store) {
        return transactions.call(connection -> StoreViewSql.find(connection, store.value()));
    }

    @Override
    public Optional<Use> use(StoreId store) {
        return transactions.call(connection -> StoreUseSql.find(connection, store));
    }

    @Override
    public boolean collected(StoreId store) {
        return transactions.call(connection -> StandingSql.find(connection, store, null, central)
                .map(Standing::isCollectedWhole)
                .orElse(false));
    }

    @Override
    public Optional<Refusal> assign(StoreId store, @Nullable SiteId site, Act act) {
        return transactions.call(connection -> {
            Standing seen = StandingSql.find(connection, store, site, central).orElse(null);
            if (seen == null) {
                return Optional.of(Refusal.STORE_UNKNOWN);
            }
            StorePlan first = MovePlan.of(seen, site, act.by());
            Optional<Refusal> refused = refusal(first);
            // A full site is refused only under its head, because another act may hold the head and be taking a store
            // away.
            if (!changes(first) && !refused.equals(Optional.of(Refusal.MOBILE_SITE_FULL))) {
                return refused;
            }
            Instant now = clock.instant();
            HeadSql.lock(connection, MovePlan.heads(store, seen.active(), site), EpochSql.current(connection));
            Standing held = held(connection, store, site);
            if (held.epoch() != seen.epoch()) {
                throw Problem.of(ProblemCode.STATE_CHANGED);
            }
            StorePlan plan = MovePlan.of(held, site, act.by());
            if (carryOut(connection, plan, now)) {
                Map<String, @Nullable Object> detail = new LinkedHashMap<>();
                detail.put("store", store.value());
                detail.put("site", number(site));
                detail.put("before", number(held.active()));
                detail.put("epoch", held.epoch() + 1);
                detail.put("reason", act.reason());
                ActAudit.write(audit, connection, act.by(), "assign", "store/" + store.value(), detail, now);
            }
            return refusal(plan);
        });
    }

    @Override
    public Optional<Refusal> setType(StoreId store, SiteId site, SyncType type, String why, String by) {
        return transactions.call(connection -> {
            Standing seen = StandingSql.find(connection, store, site, central).orElse(null);
            if (seen == null) {
                return Optional.of(Refusal.STORE_UNKNOWN);
            }
            StorePlan first = TypePlan.of(seen, site, type, why);
            if (!changes(first)) {
                return refusal(first);
            }
            Instant now = clock.instant();
            HeadSql.lock(connection, TypePlan.heads(store, site), EpochSql.current(connection));
            StorePlan plan = TypePlan.of(held(connection, store, site), site, type, why);
            if (carryOut(connection, plan, now)) {
                Map<String, Object> detail =
                        Map.of("store", store.value(), "site", site.value(), "type", type.wireName());
                ActAudit.write(audit, connection, by, "sync-with", "store/" + store.value(), detail, now);
            }
            return refusal(plan);
        });
    }

    @Override
    public Optional<Refusal> includeTransactions(StoreId store, boolean included, Act act) {
        return transactions.call(connection -> {
            Instant now = clock.instant();
            if (StandingSql.find(connection, store, null, central).isEmpty()) {
                return Optional.of(Refusal.STORE_UNKNOWN);
            }
            HeadSql.lock(connection, TransactionsPlan.heads(store), EpochSql.current(connection));
            StorePlan plan = TransactionsPlan.of(held(connection, store, null), included);
            if (carryOut(connection, plan, now)) {
                Map<String, @Nullable Object> detail = new LinkedHashMap<>();
                detail.put("store", store.value());
                detail.put("included", included);
                detail.put("reason", act.reason());
                ActAudit.write(audit, connection, act.by(), "transactions", "store/" + store.value(), detail, now);
            }
            return refusal(plan);
        });
    }

    /** A separate statement after the locks sees what others committed while this one waited. */
    private Standing held(Connection connection, StoreId store, @Nullable SiteId site) throws SQLException {
        return StandingSql.find(connection, store, site, central)
                .orElseThrow(() -> Problem.of(ProblemCode.STATE_CHANGED));
    }

    private static boolean carryOut(Connection connection, StorePlan plan, Instant now) throws SQLException {
        if (plan instanceof Changes(var changes)) {
            StoreChangeSql.apply(connection, changes, EpochSql.current(connection), now);
        }
        return changes(plan);
    }

    private static boolean changes(StorePlan plan) {
        return plan instanceof Changes(var changes) && !changes.isEmpty();
    }

    private static Optional<Refusal> refusal(StorePlan plan) {
        return plan instanceof Refused(Refusal why) ? Optional.of(why) : Optional.empty();
    }

    private static @Nullable Integer number(@Nullable SiteId site) {
        return site == null ? null : site.value();
    }
}
