package org.storesync.routing.site.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;
import org.storesync.routing.lineage.jdbc.LineageSql;
import org.storesync.routing.site.Installations;
import org.storesync.routing.site.domain.LaneState;

/** Tables {@code lineage}, {@code lane} and {@code site_state}. */
@ApplicationScoped
class PostgresInstallations implements Installations {
    private static final String RETURNED =
            "update lineage set returned_at = ? where site_id = ? and lineage = ? and returned_at is null";
    private static final String ROLLED_BACK =
            "update lineage set rolled_back_at = ? where site_id = ? and lineage = ? and rolled_back_at is null";

    /** Corrections answer the numbers of the former installation, so they must not win against changes of the new one. */
    private static final String FORGET_ANSWERS = """
            update record set site_seq = null
            where stream_id = (select stream_id from stream where kind = 'site' and owner = ?)
                and stands_for is not null and site_seq is not null""";

    /** Nothing is written if the last sync left nothing to learn. */
    private static final String BEGINS = """
            with told as (
                update site_state set queued = coalesce(cast(? as bigint), queued), sync_queued = coalesce(cast(? as bigint), 0),
                    sync_spoilt = false
                where site_id = ? and (queued <> coalesce(cast(? as bigint), queued)
                    or sync_queued <> coalesce(cast(? as bigint), 0) or sync_spoilt))
            update subscription set begun = position where site_id = ? and ended_at is null and begun < position""";

    /**
     * A new installation has acknowledged nothing but knows everything, because it has nothing unsent. One that continues an old one knows
     * nothing.
     */
    private static final String KNOWS = """
            with mine as materialized (select stream_id from subscription where site_id = ? and ended_at is null),
            heads as materialized (select h.stream_id, h.head from mine m join stream_head h on h.stream_id = m.stream_id)
            update subscription s set position = 0, drained = 0, load_mark = 0, load_head = -1,
                begun = case when k.next_knows_nothing then 0 else h.head end,
                known = case when k.next_knows_nothing then 0 else h.head end
            from site_state k, heads h
            where s.site_id = ? and s.ended_at is null and k.site_id = s.site_id and h.stream_id = s.stream_id""";

    private final Transactions transactions;
    private final AuditChain audit;
    private final Clock clock;

    PostgresInstallations(Transactions transactions, AuditChain audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
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
        return transactions.call(connection -> LineageSql.retired(connection, site, lineage));
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
            // After the lane's lock: if two installations begin at once, the second sees the first and retires it.
            LineageSql.retireOthers(connection, site, lineage, now);
            Jdbc.update(connection, FORGET_ANSWERS, site.toString());
            Jdbc.update(connection, KNOWS, site.value(), site.value());
            Jdbc.update(connection, "update site_state set next_knows_nothing = false where site_id = ?", site.value());
            audit(connection, site, "lineage", lineage, now);
        });
    }

    @Override
    public void begins(SiteId site, @Nullable Long queued) {
        transactions.run(connection ->
                Jdbc.update(connection, BEGINS, queued, queued, site.value(), queued, queued, site.value()));
    }

    @Override
    public void returns(SiteId site, UUID lineage, boolean retired) {
        transactions.run(connection -> {
            Instant now = clock.instant();
            Jdbc.update(
                    connection,
                    "update site_state set next_knows_nothing = true where site_id = ? and not next_knows_nothing",
                    site.value());
            if (Jdbc.update(connection, retired ? RETURNED : ROLLED_BACK, now, site.value(), lineage) > 0) {
                audit(connection, site, retired ? "lineage-returned" : "lineage-rolled-back", lineage, now);
            }
        });
    }

    private void audit(Connection connection, SiteId site, String kind, UUID lineage, Instant now) throws SQLException {
        String writer = "site/" + site;
        AuditDetail detail = AuditDetail.of("lineage", lineage.toString());
        audit.append(connection, AuditEntry.of(writer, kind, writer, detail, now));
    }

    @Override
    public List<Installed> list(int after, int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                """
                select g.site_id, count(*) as installations, max(g.began_at) as since, count(g.rolled_back_at) as rollbacks,
                    count(g.returned_at) as turns, max(g.returned_at) as last_turn_at
                from (select site_id from site where site_id > ? and kind <> 'internal'
                        and exists (select 1 from lineage l where l.site_id = site.site_id) order by site_id limit ?) s
                join lineage g on g.site_id = s.site_id
                group by g.site_id order by g.site_id""",
                row -> new Installed(
                        row.getInt(1),
                        row.getLong(2),
                        Objects.requireNonNullElse(Jdbc.instant(row, "since"), Instant.EPOCH),
                        row.getLong(4),
                        row.getLong(5),
                        Jdbc.instant(row, "last_turn_at")),
                after,
                limit));
    }
}
