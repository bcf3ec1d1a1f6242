package org.storesync.routing.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.StoreId;
import org.storesync.model.SyncType;
import org.storesync.routing.store.domain.Standing;
import org.storesync.routing.store.domain.Standing.Ground;
import org.storesync.routing.store.domain.Standing.OnSite;
import org.storesync.routing.store.domain.Standing.Roles;

/** Reads what a store is to the sites that a change concerns. */
final class StandingSql {
    private static final String STORE = """
            select s.mode = 'dispensary', s.transactions, a.site_id, a.epoch, exists (
                select 1 from sync_with w where w.store_id = s.store_id and w.type = 'collector' and w.site_id <> ?
                    and w.site_id is distinct from a.site_id)
            from store s join assignment a on a.store_id = s.store_id and s.deleted_at is null
            where s.store_id = ?""";

    private static final String SITE = """
            select s.kind, coalesce(w.type, 'none'), exists (
                select 1 from assignment a where a.site_id = s.site_id and a.store_id <> ?), w.join_id
            from site s left join sync_with w on w.site_id = s.site_id and w.store_id = ?
            where s.site_id = ?""";

    /** The join by which the type follows now comes first, so that one more join changes nothing. */
    private static final String GROUND = """
            select v.join_id, v.store_id from store x join visible_name v on v.name_id = x.name_id
                join assignment a on a.store_id = v.store_id
            where x.store_id = ? and case when v.store_id = ? then ?::int else a.site_id end = ? order by v.join_id is not distinct from ? desc, v.join_id limit 1""";

    private record Here(
            SyncType kept, boolean full, @Nullable String join) {}

    private record Place(
            boolean dispensary,
            boolean transactions,
            @Nullable SiteId active,
            long epoch,
            boolean collectedElsewhere) {}

    /** For a dry run: another store counts as active on this site, or on none. */
    record Assumed(StoreId store, @Nullable SiteId site) {}

    private StandingSql() {}

    /**
     * @param named the site that the change names
     * @return empty if the store is unknown or deleted
     */
    static Optional<Standing> find(Connection connection, StoreId store, @Nullable SiteId named, SiteId central)
            throws SQLException {
        return find(connection, store, named, central, null);
    }

    static Optional<Standing> find(
            Connection connection, StoreId store, @Nullable SiteId named, SiteId central, @Nullable Assumed assumed)
            throws SQLException {
        Optional<Place> found =
                Jdbc.first(connection, STORE, StandingSql::place, named == null ? 0 : named.value(), store.value());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Place place = found.get();
        Map<SiteId, OnSite> sites = new HashMap<>();
        add(connection, store, place.active(), assumed, sites);
        add(connection, store, named, assumed, sites);
        Roles roles = new Roles(PrimarySql.holder(connection).orElse(null), central);
        return Optional.of(new Standing(
                store,
                place.dispensary(),
                place.transactions(),
                place.active(),
                place.epoch(),
                sites,
                place.collectedElsewhere(),
                roles));
    }

    private static Place place(ResultSet row) throws SQLException {
        Integer active = row.getObject(3, Integer.class);
        return new Place(
                row.getBoolean(1),
                row.getBoolean(2),
                active == null ? null : new SiteId(active),
                row.getLong(4),
                row.getBoolean(5));
    }

    private static void add(
            Connection connection,
            StoreId store,
            @Nullable SiteId site,
            @Nullable Assumed assumed,
            Map<SiteId, OnSite> sites)
            throws SQLException {
        if (site == null || sites.containsKey(site)) {
            return;
        }
        Optional<Here> found = Jdbc.first(
                connection,
                SITE,
                row -> new Here(
                        SyncType.ofWire(row.getString(2)),
                        SiteKind.ofWire(row.getString(1)) == SiteKind.MOBILE && row.getBoolean(3),
                        row.getString(4)),
                store.value(),
                store.value(),
                site.value());
        if (found.isPresent()) {
            Here here = found.get();
            boolean dispenses = DispensarySql.activeBeside(connection, site, store.value());
            Ground ground =
                    ground(connection, store, site, here.join(), assumed).orElse(null);
            sites.put(site, new OnSite(true, here.kept(), here.join(), ground, here.full(), dispenses));
        }
    }

    private static Optional<Ground> ground(
            Connection connection, StoreId store, SiteId site, @Nullable String present, @Nullable Assumed assumed)
            throws SQLException {
        SiteId assumedSite = assumed == null ? null : assumed.site();
        return Jdbc.first(
                connection,
                GROUND,
                row -> new Ground(row.getString(1), new StoreId(row.getString(2))),
                store.value(),
                assumed == null ? null : assumed.store().value(),
                assumedSite == null ? null : assumedSite.value(),
                site.value(),
                present);
    }
}
