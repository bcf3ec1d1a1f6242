package org.storesync.routing.site.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.StreamName;
import org.storesync.model.site.SiteView.StoreOnSite;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.site.SiteStore;
import org.storesync.routing.store.domain.Entitlement;
import org.storesync.routing.stream.jdbc.PostgresStreamStore;
import org.storesync.routing.stream.jdbc.SubscriptionSql;

/** Tables {@code site}, {@code lineage}, {@code lane}. */
@ApplicationScoped
public class PostgresSiteStore implements SiteStore {
    private static final String STORES = """
            select t.store_id, t.type, a.epoch,
                a.site_id = ? or exists (select 1 from sync_with w
                    where w.store_id = t.store_id and w.type = 'collector' and w.site_id is distinct from a.site_id) as collected,
                s.collecting_epoch
            from store_at_site t
            join assignment a on a.store_id = t.store_id
            join store s on s.store_id = t.store_id and s.deleted_at is null
            where t.site_id = ? order by t.store_id""";

    /** The numbers that corrections answer are those of the installation before: they must not outdo the new one's changes. */
    private static final String FORGET_ANSWERS = """
            update record set site_seq = null
            where stream_id = (select stream_id from stream where kind = 'site' and owner = ?)
                and stands_for is not null and site_seq is not null""";

    /** Nothing is written where the last sync left nothing to learn. */
    private static final String BEGINS = """
            with told as (
                update site set queued = coalesce(cast(? as bigint), queued), sync_queued = coalesce(cast(? as bigint), 0),
                    sync_spoilt = false
                where site_id = ? and (queued <> coalesce(cast(? as bigint), queued)
                    or sync_queued <> coalesce(cast(? as bigint), 0) or sync_spoilt))
            update subscription set begun = position where site_id = ? and ended_at is null and begun < position""";

    /** A new installation has acknowledged nothing and knows all: it has nothing unsent. One that continues an old one knows nothing. */
    private static final String KNOWS = """
            update subscription s set position = 0, drained = 0, load_mark = 0, load_head = -1,
                begun = case when k.next_knows_nothing then 0 else h.head end,
                known = case when k.next_knows_nothing then 0 else h.head end
            from site k, stream_head h
            where s.site_id = ? and s.ended_at is null and k.site_id = s.site_id and h.stream_id = s.stream_id""";

    private final Transactions transactions;
    private final AuditChain audit;
    private final RoutingConfig config;
    private final Clock clock;

    PostgresSiteStore(Transactions transactions, AuditChain audit, RoutingConfig config, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public void put(SiteId site, String name, SiteKind kind, @Nullable String zone) {
        transactions.run(connection -> {
            Instant now = clock.instant();
            int made = Jdbc.update(
                    connection,
                    "insert into site (site_id, name, kind, zone, makes_own_halves, created_at) values (?, ?, ?, ?, ?, ?)"
                            + " on conflict do nothing",
                    site.value(),
                    name,
                    kind.wireName(),
                    zone,
                    HalvesByKind.of(kind),
                    now);
            if (made == 0) {
                Jdbc.update(
                        connection, "update site set name = ?, zone = ? where site_id = ?", name, zone, site.value());
                return;
            }
            for (StreamName stream : Entitlement.ofSite(site)) {
                SubscriptionSql.begin(connection, site, PostgresStreamStore.create(connection, stream), now);
            }
            audit(connection, site, "site", AuditDetail.of("kind", kind.wireName()), now);
        });
    }

    @Override
    public Optional<KnownSite> find(SiteId site) {
        return transactions.call(connection -> Jdbc.first(
                connection,
                "select name, kind, (select p.site_id from primary_assignment p) from site where site_id = ?",
                row -> new KnownSite(
                        site, row.getString(1), SiteKind.ofWire(row.getString(2)), row.getObject(3, Integer.class)),
                site.value()));
    }

    @Override
    public List<StoreOnSite> stores(SiteId site) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                STORES,
                row -> new StoreOnSite(
                        row.getString(1), row.getString(2), row.getLong(3), row.getBoolean(4), row.getLong(5)),
                config.centralSite(),
                site.value()));
    }

    @Override
    public Optional<LaneState> lane(SiteId site) {
        return transactions.call(connection -> Jdbc.first(
                connection,
                "select g.lineage, l.high_seq, l.last_batch from lane l join lineage g on g.lineage_id = l.lineage_id"
                        + " where l.site_id = ? and l.lane = 0",
                row -> new LaneState(row.getObject(1, UUID.class), row.getLong(2), row.getObject(3, UUID.class)),
                site.value()));
    }

    @Override
    public boolean retired(SiteId site, UUID lineage) {
        return transactions.call(connection -> Jdbc.first(
                        connection,
                        "select 1 from lineage where site_id = ? and lineage = ? and retired_at is not null",
                        row -> true,
                        site.value(),
                        lineage)
                .isPresent());
    }

    @Override
    public void register(SiteId site, UUID lineage) {
        transactions.run(connection -> {
            Instant now = clock.instant();
            Jdbc.list(connection, "select 1 from lane where site_id = ? for update", row -> 1, site.value());
            Jdbc.update(
                    connection,
                    "insert into lineage (site_id, lineage, began_at) values (?, ?, ?) on conflict do nothing",
                    site.value(),
                    lineage,
                    now);
            Jdbc.update(connection, "delete from lane where site_id = ? and lane > 0", site.value());
            Jdbc.update(connection, """
                    insert into lane (site_id, lane, lineage_id)
                    select ?, 0, lineage_id from lineage where site_id = ? and lineage = ?
                    on conflict (site_id, lane) do update set lineage_id = excluded.lineage_id, high_seq = 0, last_batch = null,
                        last_answer = null""", site.value(), site.value(), lineage);
            // After the lane's lock: of two that begin at once, the second sees the first and retires it.
            Jdbc.update(
                    connection,
                    "update lineage set retired_at = ? where site_id = ? and lineage <> ? and retired_at is null",
                    now,
                    site.value(),
                    lineage);
            Jdbc.update(connection, FORGET_ANSWERS, site.toString());
            Jdbc.update(connection, KNOWS, site.value());
            Jdbc.update(connection, "update site set next_knows_nothing = false where site_id = ?", site.value());
            audit(connection, site, "lineage", AuditDetail.of("lineage", lineage.toString()), now);
        });
    }

    private void audit(Connection connection, SiteId site, String kind, AuditDetail detail, Instant now)
            throws SQLException {
        String writer = "site/" + site;
        audit.append(connection, AuditEntry.of(writer, kind, writer, detail, now));
    }

    @Override
    public void begins(SiteId site, @Nullable Long queued) {
        transactions.run(connection ->
                Jdbc.update(connection, BEGINS, queued, queued, site.value(), queued, queued, site.value()));
    }

    @Override
    public Figures figures(SiteId site) {
        return transactions
                .call(connection -> Jdbc.first(
                        connection,
                        "select queued, (select count(*) from quarantine q where q.site_id = s.site_id) from site s where site_id = ?",
                        row -> new Figures(row.getLong(1), row.getLong(2)),
                        site.value()))
                .orElse(new Figures(0, 0));
    }

    @Override
    public long parkedBytes(SiteId site) {
        return transactions.call(connection -> Jdbc.first(
                        connection,
                        "select coalesce(sum(octet_length(body)), 0) from quarantine where site_id = ?",
                        row -> row.getLong(1),
                        site.value())
                .orElse(0L));
    }

    @Override
    public List<SiteId> withoutQueueOf(LocalDate day, int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                "select site_id from site s where not exists (select 1 from site_queue q where q.site_id = s.site_id and q.day = ?)"
                        + " order by site_id limit ?",
                row -> new SiteId(row.getInt(1)),
                day,
                limit));
    }

    @Override
    public void keepQueue(SiteId site, DayOfQueue row) {
        transactions.run(connection -> Jdbc.update(
                connection,
                "insert into site_queue (site_id, day, to_receive, queued_at_site, quarantined) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                site.value(),
                row.date(),
                row.toReceive(),
                row.queuedAtSite(),
                row.quarantined()));
    }

    @Override
    public List<DayOfQueue> queueDays(SiteId site, int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                "select day, to_receive, queued_at_site, quarantined from ("
                        + "select * from site_queue where site_id = ? order by day desc limit ?) d order by day",
                row -> new DayOfQueue(
                        row.getObject(1, LocalDate.class), row.getLong(2), row.getLong(3), row.getLong(4)),
                site.value(),
                limit));
    }
}
