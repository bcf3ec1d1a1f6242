package org.storesync.routing.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.routing.store.domain.HandoverPlan;
import org.storesync.routing.store.domain.HandoverPlan.Shown;
import org.storesync.routing.store.domain.OnPrimary;

/** Tables {@code primary_assignment} and {@code former_primary}: who has the role, and which stores a site has because of it. */
public final class PrimarySql {
    private PrimarySql() {}

    public static Optional<SiteId> holder(Connection connection) throws SQLException {
        return Jdbc.first(connection, "select site_id from primary_assignment", row -> new SiteId(row.getInt(1)));
    }

    /** What a handover to the site depends on. */
    static HandoverPlan.Before before(Connection connection, SiteId next) throws SQLException {
        SiteId holder = holder(connection).orElse(null);
        List<StoreId> unseen = Jdbc.list(connection, """
                select s.store_id from store s
                where not exists (select 1 from store_at_site t where t.store_id = s.store_id and t.site_id = ?)""", row -> new StoreId(row.getString(1)), next.value());
        return new HandoverPlan.Before(holder, unseen, holder == null ? List.of() : shown(connection, holder));
    }

    private static List<Shown> shown(Connection connection, SiteId holder) throws SQLException {
        return Jdbc.list(
                connection,
                """
                select w.store_id, a.store_id is not null from sync_with w
                left join assignment a on a.store_id = w.store_id and a.site_id = w.site_id
                where w.site_id = ? and w.why = ?""",
                row -> new Shown(new StoreId(row.getString(1)), row.getBoolean(2)),
                holder.value(),
                OnPrimary.WHY);
    }

    static void hand(Connection connection, SiteId to, @Nullable SiteId from, Instant now) throws SQLException {
        Jdbc.update(connection, """
                insert into primary_assignment (one, site_id, epoch, since) values (true, ?, 1, ?)
                on conflict (one) do update set site_id = excluded.site_id, epoch = primary_assignment.epoch + 1, since = excluded.since""", to.value(), now);
        if (from != null) {
            Jdbc.update(
                    connection,
                    "insert into former_primary (site_id, since) values (?, ?) on conflict (site_id) do update set since = excluded.since",
                    from.value(),
                    now);
        }
    }
}
