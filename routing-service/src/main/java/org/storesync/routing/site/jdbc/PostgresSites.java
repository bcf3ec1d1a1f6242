package org.storesync.routing.site.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
import org.storesync.routing.fact.jdbc.FactReader;
import org.storesync.routing.site.Sites;
import org.storesync.routing.site.domain.HalvesByKind;
import org.storesync.routing.store.domain.Entitlement;
import org.storesync.routing.stream.jdbc.PostgresStreams;
import org.storesync.routing.stream.jdbc.SubscriptionSql;

/** Tables {@code site}, {@code site_state} and {@code site_queue}, and the figures from other tables. */
@ApplicationScoped
public class PostgresSites implements Sites {
    private static final String STORES = """
            select t.store_id, t.type, a.epoch,
            """ + FactReader.COLLECTED + """
            , s.collecting_epoch,
            """ + FactReader.TRANSACTIONS + """
             from store_at_site t
            join assignment a on a.store_id = t.store_id
            join store s on s.store_id = t.store_id and s.deleted_at is null
            where t.site_id = ? order by t.store_id""";

    private final Transactions transactions;
    private final AuditChain audit;
    private final RoutingConfig config;
    private final Clock clock;

    PostgresSites(Transactions transactions, AuditChain audit, RoutingConfig config, Clock clock) {
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
            Jdbc.update(connection, "insert into site_state (site_id) values (?)", site.value());
            for (StreamName stream : Entitlement.ofSite(site)) {
                SubscriptionSql.begin(connection, site, PostgresStreams.create(connection, stream), now);
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
                        row.getString(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getBoolean(4),
                        row.getLong(5),
                        row.getBoolean(6)),
                config.centralSite(),
                site.value()));
    }

    private void audit(Connection connection, SiteId site, String kind, AuditDetail detail, Instant now)
            throws SQLException {
        String writer = "site/" + site;
        audit.append(connection, AuditEntry.of(writer, kind, writer, detail, now));
    }

    @Override
    public Waiting figures(SiteId site) {
        return transactions
                .call(connection -> Jdbc.first(
                        connection,
                        "select s.queued, (select count(*) from quarantine q where q.site_id = ?) from site_state s where s.site_id = ?",
                        row -> new Waiting(row.getLong(1), row.getLong(2)),
                        site.value(),
                        site.value()))
                .orElse(new Waiting(0, 0));
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
