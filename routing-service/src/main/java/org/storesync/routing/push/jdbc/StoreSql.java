package org.storesync.routing.push.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.fact.jdbc.VersionSql;
import org.storesync.routing.push.PushLog.StoreRecord;
import org.storesync.routing.store.domain.AppearancePlan;
import org.storesync.routing.store.domain.Standing.Roles;
import org.storesync.routing.store.domain.StoreChange;
import org.storesync.routing.store.domain.StoreChange.Dispense;
import org.storesync.routing.store.jdbc.DispensarySql;
import org.storesync.routing.store.jdbc.PrimarySql;
import org.storesync.routing.store.jdbc.StoreChangeSql;
import org.storesync.routing.stream.jdbc.PostgresStreamStore;

/** Keeps what the rules need of an accepted store record, in the transaction that accepts it (B10). */
final class StoreSql {
    private StoreSql() {}

    static int apply(Connection connection, Collection<StoreRecord> stores, int centralSite, long epoch, Instant now)
            throws SQLException {
        boolean namesMoved = false;
        for (StoreRecord store : stores) {
            Optional<String> nameBefore = Jdbc.first(
                    connection,
                    "select coalesce(name_id, '') from store where store_id = ?",
                    row -> row.getString(1),
                    store.storeId());
            Jdbc.update(connection, """
                    insert into store (store_id, name_id, mode, created_on) values (?, ?, ?, ?)
                    on conflict (store_id) do update set name_id = excluded.name_id, mode = excluded.mode, created_on = excluded.created_on,
                        deleted_at = null""", store.storeId(), store.nameId(), store.mode(), date(store.createdOn()));
            if (nameBefore.isEmpty()) {
                Roles roles = new Roles(PrimarySql.holder(connection).orElse(null), new SiteId(centralSite));
                List<StoreChange> changes = AppearancePlan.of(new StoreId(store.storeId()), roles);
                StoreChangeSql.apply(connection, changes, epoch, now);
            }
            Optional<Integer> active = Jdbc.first(
                    connection,
                    "select site_id from assignment where store_id = ? and site_id is not null",
                    row -> row.getInt(1),
                    store.storeId());
            if (active.isPresent()) {
                SiteId site = new SiteId(active.get());
                StoreChange change = new Dispense(site, DispensarySql.active(connection, site));
                StoreChangeSql.apply(connection, List.of(change), epoch, now);
            }
            VersionSql.raise(connection, Scope.ofStore(store.storeId()));
            String name = store.nameId() == null ? "" : store.nameId();
            namesMoved |= !nameBefore.equals(Optional.of(name));
        }
        if (namesMoved) {
            VersionSql.raise(connection, Scope.NAMES);
        }
        return stores.size();
    }

    /** As a store appears: on no site, collected by central. Its name is told by its record. */
    static Collection<StoreFacts> toBe(Connection connection, Set<String> storeIds) throws SQLException {
        List<StoreFacts> stores = new ArrayList<>();
        for (String id : new TreeSet<>(storeIds)) {
            StoreId store = new StoreId(id);
            stores.add(new StoreFacts(
                    store,
                    null,
                    false,
                    0,
                    true,
                    PostgresStreamStore.create(connection, StreamName.store(store)),
                    PostgresStreamStore.create(connection, StreamName.storeSetup(store)),
                    PostgresStreamStore.create(connection, StreamName.inbox(store))));
        }
        return stores;
    }

    static Set<String> inUse(Connection connection, Set<String> storeIds) throws SQLException {
        return new HashSet<>(
                Jdbc.list(connection, """
                select u.id from unnest(?::text[]) u (id)
                where exists (select 1 from assignment a where a.store_id = u.id and a.site_id is not null)
                    or exists (select 1 from stream s join record r on r.stream_id = s.stream_id
                        where s.owner = u.id and s.kind in ('store', 'inbox') and r.op = 'U')""", row -> row.getString(1), (Object) storeIds.toArray(String[]::new)));
    }

    static int forget(Connection connection, Collection<String> storeIds, Instant now) throws SQLException {
        for (String store : storeIds) {
            Jdbc.update(connection, "update store set deleted_at = ? where store_id = ?", now, store);
            VersionSql.raise(connection, Scope.ofStore(store));
        }
        VersionSql.raise(connection, Scope.NAMES);
        return storeIds.size();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (java.time.format.DateTimeParseException e) {
            return null;
        }
    }
}
