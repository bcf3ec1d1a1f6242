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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
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
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.fact.jdbc.FactReader;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.store.StoreRegistry;
import org.storesync.routing.store.domain.Entitlement;
import org.storesync.routing.stream.jdbc.HeadSql;
import org.storesync.routing.stream.jdbc.PostgresStreamStore;

/**
 * Stores in PostgreSQL. A change of a store's facts locks the heads a push that uses them would take, changes the tables, raises the
 * version, and begins or ends subscriptions, all in one transaction (docs/adr/0009).
 */
@ApplicationScoped
public class PostgresStoreRegistry implements StoreRegistry {
    private static final short STORE_TYPE =
            (short) RecordCatalogue.standard().find("store").orElseThrow().code();
    private static final short SITE_TYPE =
            (short) RecordCatalogue.standard().find("site").orElseThrow().code();
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
    public Change assign(StoreId store, @Nullable SiteId site, String by) {
        return transactions.call(connection -> {
            Store before = find(connection, store.value()).orElse(null);
            if (before == null) {
                return Change.STORE_UNKNOWN;
            }
            Integer target = site == null ? null : site.value();
            if (Objects.equals(before.activeSite(), target)) {
                return Change.DONE;
            }
            return site != null && !exists(connection, site) ? Change.SITE_UNKNOWN : move(connection, before, site, by);
        });
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

    private Change move(Connection connection, Store before, @Nullable SiteId site, String by) throws SQLException {
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
                by);
        FactReader.raise(connection, FactReader.scope(store.value()));
        for (SiteId concerned : sites) {
            settle(connection, store, concerned, sawBefore.contains(concerned), now);
        }
        noteCollecting(connection, store, collected);
        askRedrive(connection, STORE_TYPE, store.value(), now);
        audit(connection, by, "assign", store, site, json -> json.writeNumberField("epoch", epoch), now);
        return Change.DONE;
    }

    /** What waited for this store, or was left behind when it or the role of the primary moved, is judged again (A3, B8: undo works). */
    private static void askRedrive(Connection connection, int type, String id, Instant now) throws SQLException {
        Jdbc.update(
                connection,
                "insert into redrive (waits_type, waits_id, asked_at) values (?, ?, ?)"
                        + " on conflict (waits_type, waits_id) do update set asked_at = excluded.asked_at",
                type,
                IdBytes.encode(id),
                now);
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
            FactReader.raise(connection, FactReader.scope(store.value()));
            settle(connection, store, site, sawBefore, now);
            audit(
                    connection,
                    by,
                    "sync-with",
                    store,
                    site,
                    json -> json.writeStringField("type", type.wireName()),
                    now);
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

    /** Subscriptions and letters of one site, as the tables now say. */
    private void settle(Connection connection, StoreId store, SiteId site, boolean sawBefore, Instant now)
            throws SQLException {
        keepOnPrimary(connection, store, site, now);
        SyncType type = Jdbc.first(
                        connection,
                        """
                        select 'active' from assignment where store_id = ? and site_id = ?
                        union all select type from sync_with where store_id = ? and site_id = ?""",
                        row -> SyncType.ofWire(row.getString(1)),
                        store.value(),
                        site.value(),
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
        if (type != SyncType.NONE && !sawBefore) {
            SubscriptionSql.gainStore(connection, site, store, STORE_TYPE, EpochSql.current(connection), now);
        } else if (type == SyncType.NONE && sawBefore) {
            SubscriptionSql.loseStore(connection, site, store, STORE_TYPE, EpochSql.current(connection), now);
        }
        DispensarySql.settle(connection, site, EpochSql.current(connection), now);
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
                "select site_id from sync_with where store_id = ? union select site_id from assignment where store_id = ? and site_id is not null",
                row -> new SiteId(row.getInt(1)),
                store.value(),
                store.value()));
        seeing.retainAll(sites);
        return seeing;
    }

    @Override
    public void setPrimary(SiteId site, String by) {
        transactions.run(connection -> {
            Instant now = clock.instant();
            if (!exists(connection, site)) {
                throw Problem.of(ProblemCode.SITE_UNKNOWN);
            }
            Set<Integer> heads = new HashSet<>();
            for (StreamName stream : List.of(
                    StreamName.CENTRAL, StreamName.CENTRAL_DISPENSARY, StreamName.STORE_CORE, StreamName.site(site))) {
                heads.add(PostgresStreamStore.create(connection, stream));
            }
            HeadSql.lock(connection, heads, EpochSql.current(connection));
            Jdbc.update(connection, """
                    insert into former_primary (site_id, since) select site_id, ? from primary_assignment where site_id <> ?
                    on conflict (site_id) do update set since = excluded.since""", now, site.value());
            int moved = Jdbc.update(connection, """
                    insert into primary_assignment (one, site_id, epoch, since) values (true, ?, 1, ?)
                    on conflict (one) do update set site_id = excluded.site_id, epoch = primary_assignment.epoch + 1, since = excluded.since
                    where primary_assignment.site_id <> excluded.site_id""", site.value(), now);
            if (moved == 1) {
                FactReader.raise(connection, "primary");
                showAllStores(connection, site, now);
                askRedrive(connection, SITE_TYPE, Integer.toString(site.value()), now);
                audit(connection, by, "primary", null, site, json -> json.writeStringField("role", "primary"), now);
            }
        });
    }

    /** All stores exist on the primary (A2): those it did not see yet come as transfer copies. */
    private void showAllStores(Connection connection, SiteId site, Instant now) throws SQLException {
        List<String> gained = Jdbc.list(connection, """
                insert into sync_with (store_id, site_id, type, why, since)
                select store_id, ?, 'transfer', 'all stores exist on the primary', ? from store s
                where not exists (select 1 from assignment a where a.store_id = s.store_id and a.site_id = ?)
                on conflict do nothing returning store_id""", row -> row.getString(1), site.value(), now, site.value());
        for (String store : gained) {
            SubscriptionSql.gainStore(
                    connection, site, new StoreId(store), STORE_TYPE, EpochSql.current(connection), now);
        }
    }

    @Override
    public Optional<SiteId> primary() {
        return transactions.call(connection ->
                Jdbc.first(connection, "select site_id from primary_assignment", row -> new SiteId(row.getInt(1))));
    }

    private void audit(
            Connection connection,
            String by,
            String kind,
            @Nullable StoreId store,
            @Nullable SiteId site,
            AuditDetail.Fields more,
            Instant now)
            throws SQLException {
        AuditDetail detail = AuditDetail.of(json -> {
            json.writeStringField("store", store == null ? "" : store.value());
            json.writeObjectField("site", site == null ? null : site.value());
            more.write(json);
        });
        audit.append(
                connection,
                AuditEntry.byPerson(by, kind, store == null ? "site/" + site : "store/" + store.value(), detail, now));
    }

    @Override
    public Optional<Use> use(StoreId store) {
        return transactions.call(connection -> StoreUseSql.find(connection, store));
    }
}
