package org.storesync.routing.store.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.fact.domain.StoreRecord;
import org.storesync.routing.fact.jdbc.StoreRecords;
import org.storesync.routing.fact.jdbc.VersionSql;
import org.storesync.routing.fact.jdbc.VisibleNameSql;
import org.storesync.routing.store.domain.AppearancePlan;
import org.storesync.routing.store.domain.Standing.Roles;
import org.storesync.routing.store.domain.StoreChange;
import org.storesync.routing.store.domain.StoreChange.Collect;
import org.storesync.routing.store.domain.StoreChange.Dispense;

/** Table {@code store}: what the stores' records say. A store that nobody knew appears here. */
@ApplicationScoped
class PostgresStoreRecords implements StoreRecords {
    /** The choice to leave transactions out stays while a store is no dispensary. It counts again from the moment when the store becomes one. */
    private static final String KEEP = """
            insert into store as known (store_id, name_id, mode, created_on) values (?, ?, ?, ?)
            on conflict (store_id) do update set name_id = excluded.name_id, mode = excluded.mode, created_on = excluded.created_on,
                deleted_at = null, transactions_left_out_since = case
                    when not known.transactions and excluded.mode = 'dispensary' and known.mode is distinct from 'dispensary'
                    then ?::timestamptz else known.transactions_left_out_since end""";

    private final int centralSite;

    PostgresStoreRecords(RoutingConfig config) {
        this.centralSite = config.centralSite();
    }

    @Override
    public void keep(Connection connection, Collection<StoreRecord> stores, long epoch, Instant now)
            throws SQLException {
        Map<String, List<String>> renamed = new LinkedHashMap<>();
        for (StoreRecord store : stores) {
            Optional<String> nameBefore = Jdbc.first(
                    connection,
                    "select coalesce(name_id, '') from store where store_id = ?",
                    row -> row.getString(1),
                    store.storeId());
            if (!store.mode().equals("dispensary") && leavesTransactionsOut(connection, store.storeId())) {
                // The transactions of any other store come to central, so that its site has them to send.
                StoreChangeSql.apply(connection, List.of(new Collect(new StoreId(store.storeId()))), epoch, now);
            }
            Jdbc.update(connection, KEEP, store.storeId(), store.nameId(), store.mode(), date(store.createdOn()), now);
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
            if (!nameBefore.equals(Optional.of(name))) {
                renamed.put(store.storeId(), List.of(name, nameBefore.orElse(name)));
            }
        }
        if (!renamed.isEmpty()) {
            VersionSql.raise(connection, Scope.NAMES);
        }
        for (Map.Entry<String, List<String>> each : renamed.entrySet()) {
            VisibleNameSql.askNamed(connection, each.getKey(), each.getValue());
        }
    }

    private static boolean leavesTransactionsOut(Connection connection, String store) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select 1 from store where store_id = ? and mode = 'dispensary' and not transactions",
                        row -> true,
                        store)
                .isPresent();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text.substring(0, Math.min(10, text.length())));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
