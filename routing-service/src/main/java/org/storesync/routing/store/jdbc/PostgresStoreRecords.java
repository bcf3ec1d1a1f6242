package org.storesync.routing.store.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.model.SyncType;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.fact.domain.StoreRecord;
import org.storesync.routing.fact.jdbc.StoreRecords;
import org.storesync.routing.fact.jdbc.VersionSql;
import org.storesync.routing.store.domain.Entitlement;
import org.storesync.routing.stream.jdbc.PostgresStreamStore;
import org.storesync.routing.stream.jdbc.SubscriptionSql;

/** Table {@code store}: what its record says; a store nobody knew appears. */
@ApplicationScoped
class PostgresStoreRecords implements StoreRecords {
    private static final String KEEP = """
            insert into store (store_id, name_id, mode, created_on) values (?, ?, ?, ?)
            on conflict (store_id) do update set name_id = excluded.name_id, mode = excluded.mode, created_on = excluded.created_on,
                deleted_at = null""";

    private final int centralSite;

    PostgresStoreRecords(RoutingConfig config) {
        this.centralSite = config.centralSite();
    }

    @Override
    public void keep(Connection connection, Collection<StoreRecord> stores, long epoch, Instant now)
            throws SQLException {
        boolean namesMoved = false;
        for (StoreRecord store : stores) {
            Optional<String> nameBefore = Jdbc.first(
                    connection,
                    "select coalesce(name_id, '') from store where store_id = ?",
                    row -> row.getString(1),
                    store.storeId());
            Jdbc.update(connection, KEEP, store.storeId(), store.nameId(), store.mode(), date(store.createdOn()));
            if (nameBefore.isEmpty()) {
                appear(connection, new StoreId(store.storeId()), now);
            }
            Optional<Integer> active = Jdbc.first(
                    connection,
                    "select site_id from assignment where store_id = ? and site_id is not null",
                    row -> row.getInt(1),
                    store.storeId());
            if (active.isPresent()) {
                DispensarySql.settle(connection, new SiteId(active.get()), epoch, now);
            }
            VersionSql.raise(connection, Scope.ofStore(store.storeId()));
            String name = store.nameId() == null ? "" : store.nameId();
            namesMoved |= !nameBefore.equals(Optional.of(name));
        }
        if (namesMoved) {
            VersionSql.raise(connection, Scope.NAMES);
        }
    }

    /** A new store appears unassigned; central collects it by default, and it exists on the primary (A2). */
    private void appear(Connection connection, StoreId store, Instant now) throws SQLException {
        for (StreamName stream : Entitlement.ofStore(store, SyncType.COLLECTOR)) {
            int id = PostgresStreamStore.create(connection, stream);
            SubscriptionSql.begin(connection, new SiteId(centralSite), id, now);
        }
        Jdbc.update(
                connection,
                "insert into assignment (store_id, site_id, epoch, since) values (?, null, 0, ?) on conflict do nothing",
                store.value(),
                now);
        Jdbc.update(
                connection,
                "insert into sync_with (store_id, site_id, type, why, since) values (?, ?, 'collector', 'central collects by default', ?)"
                        + " on conflict do nothing",
                store.value(),
                centralSite,
                now);
        Jdbc.update(
                connection,
                "insert into sync_with (store_id, site_id, type, why, since)"
                        + " select ?, site_id, 'transfer', 'all stores exist on the primary', ? from primary_assignment"
                        + " where site_id <> ? on conflict do nothing",
                store.value(),
                now,
                centralSite);
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
