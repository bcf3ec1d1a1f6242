package org.storesync.routing.store.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.model.SyncType;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.routing.audit.jdbc.ActAudit;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.fact.jdbc.LossSql;
import org.storesync.routing.fact.jdbc.VersionSql;
import org.storesync.routing.store.StoreRegistry;
import org.storesync.routing.store.domain.Entitlement;
import org.storesync.routing.stream.jdbc.HeadSql;
import org.storesync.routing.stream.jdbc.PostgresStreamStore;
import org.storesync.routing.stream.jdbc.SubscriptionSql;

/**
 * Stores in PostgreSQL. A change of a store's facts locks the heads a push that uses them would take, changes the tables, raises the
 * version, and begins or ends subscriptions, all in one transaction (docs/adr/0009).
 */
@ApplicationScoped
public class PostgresStoreRegistry implements StoreRegistry {
    private static final short STORE_TYPE =
            (short) RecordCatalogue.standard().find("store").orElseThrow().code();
    private static final String STORES =
            "select s.store_id, s.name_id, s.mode, a.site_id, a.epoch from store s join assignment a on a.store_id = s.store_id"
                    + " and s.deleted_at is null ";

    private final Transactions transactions;
    private final AuditChain audit;
    private final RoutingConfig config;
    private final Clock clock;

    PostgresStoreRegistry(Transactions transactions, AuditChain audit, RoutingConfig config, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public List<Store> list(@Nullable String after, int limit) {
        return transactions.call(connection -> {
            List<Store> stores = Jdbc.list(
                    connection,
                    STORES + "where s.store_id > ? order by s.store_id limit ?",
                    row -> store(row, List.of()),
                    after == null ? "" : after,
                    limit);
            Map<String, List<TypeOnSite>> types =
                    types(connection, stores.stream().map(Store::storeId).toArray(String[]::new));
            return stores.stream()
                    .map(store -> new Store(
                            store.storeId(),
                            store.nameId(),
                            store.mode(),
                            store.activeSite(),
                            store.assignmentEpoch(),
                            types.getOrDefault(store.storeId(), List.of())))
                    .toList();
        });
    }

    private static Map<String, List<TypeOnSite>> types(Connection connection, String... stores) throws SQLException {
        Map<String, List<TypeOnSite>> types = new HashMap<>();
        Jdbc.list(
                connection,
                """
                select store_id, site_id, 'active', 'assigned' from assignment where store_id = any(?) and site_id is not null
                union all
                select w.store_id, w.site_id, w.type, w.why from sync_with w where w.store_id = any(?)
                    and not exists (select 1 from assignment a where a.store_id = w.store_id and a.site_id = w.site_id)
                order by 1, 2""",
                row -> types.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                        .add(new TypeOnSite(row.getInt(2), row.getString(3), row.getString(4))),
                stores,
                stores);
        return types;
    }

    private static Store store(ResultSet row, List<TypeOnSite> types) throws SQLException {
        return new Store(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, Integer.class),
                row.getLong(5),
                types);
    }

    @Override
    public Optional<Store> find(StoreId store) {
        return transactions.call(connection -> find(connection, store.value()));
    }

    private static Optional<Store> find(Connection connection, String store) throws SQLException {
        List<TypeOnSite> types = types(connection, store).getOrDefault(store, List.of());
        return Jdbc.first(connection, STORES + "where s.store_id = ?", row -> store(row, types), store);
    }

    @Override
    public Change assign(StoreId store, @Nullable SiteId site, Act act) {
        return transactions.call(connection -> {
            Store before = find(connection, store.value()).orElse(null);
            if (before == null) {
                return Change.STORE_UNKNOWN;
            }
            Integer target = site == null ? null : site.value();
            if (Objects.equals(before.activeSite(), target)) {
                return Change.DONE;
            }
            return site != null && !exists(connection, site)
                    ? Change.SITE_UNKNOWN
                    : move(connection, before, site, act);
        });
    }

    @Override
    public boolean collected(StoreId store) {
        return transactions.call(connection -> CollectingSql.collects(connection, store, config.centralSite()));
    }

    private static boolean exists(Connection connection, SiteId site) throws SQLException {
        return Jdbc.first(connection, "select 1 from site where site_id = ?", row -> true, site.value())
                .isPresent();
    }

    private static boolean full(Connection connection, SiteId site) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select 1 from site s join assignment a on a.site_id = s.site_id where s.site_id = ? and s.kind = 'mobile'",
                        row -> true,
                        site.value())
                .isPresent();
    }

    private Change move(Connection connection, Store before, @Nullable SiteId site, Act act) throws SQLException {
        Instant now = clock.instant();
        StoreId store = new StoreId(before.storeId());
        Set<SiteId> sites = new HashSet<>();
        if (before.activeSite() != null) {
            sites.add(new SiteId(before.activeSite()));
        }
        if (site != null) {
            sites.add(site);
        }
        lockHeads(connection, store, sites);
        if (site != null && full(connection, site)) {
            return Change.MOBILE_SITE_FULL;
        }
        Set<SiteId> sawBefore = seeing(connection, store, sites);
        boolean collected = CollectingSql.collects(connection, store, config.centralSite());
        long epoch = Jdbc.list(
                        connection,
                        "update assignment set site_id = ?, epoch = epoch + 1, since = ? where store_id = ? and epoch = ? returning epoch",
                        row -> row.getLong(1),
                        site == null ? null : site.value(),
                        now,
                        store.value(),
                        before.assignmentEpoch())
                .stream()
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.STATE_CHANGED));
        Jdbc.update(
                connection,
                "insert into assignment_history (store_id, epoch, site_id, since, decided_by) values (?, ?, ?, ?, ?)",
                store.value(),
                epoch,
                site == null ? null : site.value(),
                now,
                act.by());
        VersionSql.raise(connection, Scope.of(store));
        for (SiteId concerned : sites) {
            long letter = settle(connection, store, concerned, sawBefore.contains(concerned), now);
            if (Objects.equals(before.activeSite(), concerned.value())) {
                lose(connection, store, concerned, letter, now);
            }
        }
        noteCollecting(connection, store, collected);
        RedriveSql.ask(connection, STORE_TYPE, store.value(), now);
        Map<String, @Nullable Object> detail = new LinkedHashMap<>();
        detail.put("store", store.value());
        detail.put("site", site == null ? null : site.value());
        detail.put("before", before.activeSite());
        detail.put("epoch", epoch);
        detail.put("reason", act.reason());
        ActAudit.write(audit, connection, act.by(), "assign", "store/" + store.value(), detail, now);
        return Change.DONE;
    }

    /** A site that goes on seeing the store is told by its record: it must learn that it edits its data no more. */
    private static void lose(Connection connection, StoreId store, SiteId site, long letter, Instant now)
            throws SQLException {
        long told = letter > 0
                ? letter
                : SubscriptionSql.gainStore(connection, site, store, STORE_TYPE, EpochSql.current(connection), now);
        LossSql.loseStore(connection, site, store, told, now);
    }

    @Override
    public Change setType(StoreId store, SiteId site, SyncType type, String why, String by) {
        return transactions.call(connection -> {
            Store before = find(connection, store.value()).orElse(null);
            if (before == null) {
                return Change.STORE_UNKNOWN;
            }
            if (!exists(connection, site)) {
                return Change.SITE_UNKNOWN;
            }
            if (Objects.equals(before.activeSite(), site.value())) {
                return Change.ACTIVE_THERE;
            }
            Instant now = clock.instant();
            lockHeads(connection, store, Set.of(site));
            boolean sawBefore = !seeing(connection, store, Set.of(site)).isEmpty();
            boolean collected = CollectingSql.collects(connection, store, config.centralSite());
            writeType(connection, store, site, type, why, now);
            noteCollecting(connection, store, collected);
            VersionSql.raise(connection, Scope.of(store));
            settle(connection, store, site, sawBefore, now);
            Map<String, Object> detail = Map.of("store", store.value(), "site", site.value(), "type", type.wireName());
            ActAudit.write(audit, connection, by, "sync-with", "store/" + store.value(), detail, now);
            return Change.DONE;
        });
    }

    private void noteCollecting(Connection connection, StoreId store, boolean before) throws SQLException {
        if (!before && CollectingSql.collects(connection, store, config.centralSite())) {
            CollectingSql.begins(connection, store);
        }
    }

    private static void writeType(
            Connection connection, StoreId store, SiteId site, SyncType type, String why, Instant now)
            throws SQLException {
        if (type == SyncType.NONE) {
            Jdbc.update(
                    connection,
                    "delete from sync_with where store_id = ? and site_id = ?",
                    store.value(),
                    site.value());
        } else {
            Jdbc.update(
                    connection,
                    "insert into sync_with (store_id, site_id, type, why, since) values (?, ?, ?, ?, ?)"
                            + " on conflict (store_id, site_id) do update set type = excluded.type, why = excluded.why, since = excluded.since",
                    store.value(),
                    site.value(),
                    type.wireName(),
                    why,
                    now);
        }
    }

    /** Subscriptions and letters of one site, as the tables now say; the position of the letter about the store, 0 for none. */
    private long settle(Connection connection, StoreId store, SiteId site, boolean sawBefore, Instant now)
            throws SQLException {
        keepOnPrimary(connection, store, site, now);
        SyncType type = Jdbc.first(
                        connection,
                        "select type from store_at_site where store_id = ? and site_id = ?",
                        row -> SyncType.ofWire(row.getString(1)),
                        store.value(),
                        site.value())
                .orElse(SyncType.NONE);
        for (StreamName stream : Entitlement.ofStore(store, SyncType.COLLECTOR)) {
            int id = PostgresStreamStore.create(connection, stream);
            if (type.holdsStoreData()) {
                SubscriptionSql.begin(connection, site, id, now);
            } else {
                SubscriptionSql.end(connection, site, id, EpochSql.current(connection), now);
            }
        }
        long letter = 0;
        if (type != SyncType.NONE && !sawBefore) {
            letter = SubscriptionSql.gainStore(connection, site, store, STORE_TYPE, EpochSql.current(connection), now);
        } else if (type == SyncType.NONE && sawBefore) {
            letter = SubscriptionSql.loseStore(connection, site, store, STORE_TYPE, EpochSql.current(connection), now);
        }
        DispensarySql.settle(connection, site, EpochSql.current(connection), now);
        return letter;
    }

    /** All stores exist on the primary (A2), also one that was active there and moved away. */
    private static void keepOnPrimary(Connection connection, StoreId store, SiteId site, Instant now)
            throws SQLException {
        Jdbc.update(connection, """
                insert into sync_with (store_id, site_id, type, why, since)
                select ?, p.site_id, 'transfer', 'all stores exist on the primary', ? from primary_assignment p
                where p.site_id = ? and not exists (
                    select 1 from assignment a where a.store_id = ? and a.site_id = p.site_id)
                on conflict do nothing""", store.value(), now, site.value(), store.value());
    }

    /** The heads of the store's streams and of the sites' own, at once and in the global order; the core record's as well. */
    private void lockHeads(Connection connection, StoreId store, Set<SiteId> sites) throws SQLException {
        Set<Integer> heads = new HashSet<>();
        for (StreamName stream : Entitlement.ofStore(store, SyncType.COLLECTOR)) {
            heads.add(PostgresStreamStore.create(connection, stream));
        }
        for (SiteId site : sites) {
            heads.add(PostgresStreamStore.create(connection, StreamName.site(site)));
        }
        heads.add(PostgresStreamStore.create(connection, StreamName.STORE_CORE));
        HeadSql.lock(connection, heads, EpochSql.current(connection));
    }

    private static Set<SiteId> seeing(Connection connection, StoreId store, Set<SiteId> sites) throws SQLException {
        Set<SiteId> seeing = new HashSet<>(Jdbc.list(
                connection,
                "select site_id from store_at_site where store_id = ?",
                row -> new SiteId(row.getInt(1)),
                store.value()));
        seeing.retainAll(sites);
        return seeing;
    }

    @Override
    public Optional<Use> use(StoreId store) {
        return transactions.call(connection -> StoreUseSql.find(connection, store));
    }
}
