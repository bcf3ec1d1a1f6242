package org.storesync.routing.store.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
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
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.routing.audit.jdbc.ActAudit;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.fact.jdbc.LossSql;
import org.storesync.routing.fact.jdbc.VersionSql;
import org.storesync.routing.store.PrimaryRegistry;
import org.storesync.routing.stream.jdbc.HeadSql;
import org.storesync.routing.stream.jdbc.PostgresStreamStore;
import org.storesync.routing.stream.jdbc.SubscriptionSql;

/** Tables {@code primary_assignment} and {@code former_primary}. A handover holds the heads a push of central data would take. */
@ApplicationScoped
class PostgresPrimaryRegistry implements PrimaryRegistry {
    private static final short STORE_TYPE =
            (short) RecordCatalogue.standard().find("store").orElseThrow().code();
    private static final short SITE_TYPE =
            (short) RecordCatalogue.standard().find("site").orElseThrow().code();
    private static final String WHY = "all stores exist on the primary";

    private final Transactions transactions;
    private final AuditChain audit;
    private final Clock clock;

    PostgresPrimaryRegistry(Transactions transactions, AuditChain audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Optional<Primary> find() {
        return transactions.call(PostgresPrimaryRegistry::find);
    }

    private static Optional<Primary> find(Connection connection) throws SQLException {
        List<Former> former = Jdbc.list(
                connection,
                """
                select f.site_id, s.name, f.since from former_primary f join site s on s.site_id = f.site_id
                where not exists (select 1 from primary_assignment p where p.site_id = f.site_id) order by f.since desc""",
                row -> new Former(
                        row.getInt(1),
                        row.getString(2),
                        Objects.requireNonNullElse(Jdbc.instant(row, "since"), Instant.EPOCH)));
        return Jdbc.first(
                connection,
                "select p.site_id, s.name, s.kind, p.epoch, p.since from primary_assignment p join site s on s.site_id = p.site_id",
                row -> new Primary(
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        Objects.requireNonNullElse(Jdbc.instant(row, "since"), Instant.EPOCH),
                        former));
    }

    @Override
    public void hand(SiteId site, String by, @Nullable String reason) {
        transactions.run(connection -> {
            Instant now = clock.instant();
            SiteId planned = holder(connection).orElse(null);
            lockHeads(connection, site, planned);
            SiteId before = holder(connection).orElse(null);
            if (site.equals(before)) {
                return;
            }
            if (!Objects.equals(before, planned)) {
                throw Problem.of(ProblemCode.STATE_CHANGED, "another handover came first; read the primary again");
            }
            move(connection, site, before, now);
            Map<String, @Nullable Object> detail = new LinkedHashMap<>();
            detail.put("site", site.value());
            detail.put("before", before == null ? null : before.value());
            detail.put("reason", reason);
            ActAudit.write(audit, connection, by, "primary", "site/" + site, detail, now);
        });
    }

    private static Optional<SiteId> holder(Connection connection) throws SQLException {
        return Jdbc.first(connection, "select site_id from primary_assignment", row -> new SiteId(row.getInt(1)));
    }

    private static void lockHeads(Connection connection, SiteId site, @Nullable SiteId before) throws SQLException {
        Set<StreamName> streams = new HashSet<>(Set.of(
                StreamName.CENTRAL, StreamName.CENTRAL_DISPENSARY, StreamName.STORE_CORE, StreamName.site(site)));
        if (before != null) {
            streams.add(StreamName.site(before));
        }
        Set<Integer> heads = new HashSet<>();
        for (StreamName stream : streams) {
            heads.add(PostgresStreamStore.create(connection, stream));
        }
        HeadSql.lock(connection, heads, EpochSql.current(connection));
    }

    private static void move(Connection connection, SiteId site, @Nullable SiteId before, Instant now)
            throws SQLException {
        Jdbc.update(connection, """
                insert into primary_assignment (one, site_id, epoch, since) values (true, ?, 1, ?)
                on conflict (one) do update set site_id = excluded.site_id, epoch = primary_assignment.epoch + 1, since = excluded.since""", site.value(), now);
        VersionSql.raise(connection, Scope.PRIMARY);
        if (before != null) {
            Jdbc.update(
                    connection,
                    "insert into former_primary (site_id, since) values (?, ?) on conflict (site_id) do update set since = excluded.since",
                    before.value(),
                    now);
            long epoch = EpochSql.current(connection);
            hideStores(connection, before, epoch, now);
            LossSql.losePrimary(
                    connection, before, SubscriptionSql.losePrimary(connection, before, SITE_TYPE, epoch, now), now);
        }
        showAllStores(connection, site, now);
        RedriveSql.ask(connection, SITE_TYPE, site.toString(), now);
    }

    /** All stores exist on the primary (A2): those it did not see yet come as transfer copies. */
    private static void showAllStores(Connection connection, SiteId site, Instant now) throws SQLException {
        List<String> gained = Jdbc.list(connection, """
                insert into sync_with (store_id, site_id, type, why, since)
                select store_id, ?, 'transfer', ?, ? from store s
                where not exists (select 1 from assignment a where a.store_id = s.store_id and a.site_id = ?)
                on conflict do nothing returning store_id""", row -> row.getString(1), site.value(), WHY, now, site.value());
        for (String store : gained) {
            SubscriptionSql.gainStore(
                    connection, site, new StoreId(store), STORE_TYPE, EpochSql.current(connection), now);
        }
    }

    /** The types of a former primary are what they were: it forgets the stores it saw for its role alone. */
    private static void hideStores(Connection connection, SiteId site, long epoch, Instant now) throws SQLException {
        List<String> lost = Jdbc.list(
                connection,
                "delete from sync_with where site_id = ? and why = ? returning store_id",
                row -> row.getString(1),
                site.value(),
                WHY);
        Set<String> active = new HashSet<>(Jdbc.list(
                connection,
                "select store_id from assignment where site_id = ?",
                row -> row.getString(1),
                site.value()));
        for (String store : lost) {
            if (!active.contains(store)) {
                SubscriptionSql.loseStore(connection, site, new StoreId(store), STORE_TYPE, epoch, now);
            }
        }
    }
}
