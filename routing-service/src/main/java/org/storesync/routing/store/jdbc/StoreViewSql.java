package org.storesync.routing.store.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.routing.fact.jdbc.FactReader;
import org.storesync.routing.store.StoreRegistry.Store;
import org.storesync.routing.store.StoreRegistry.TypeOnSite;

/** Stores as people see them, with their type on each site. */
final class StoreViewSql {
    private static final String STORES =
            "select s.store_id, s.name_id, s.mode, a.site_id, a.epoch, " + FactReader.TRANSACTIONS
                    + " as transactions, s.transactions_left_out_since"
                    + " from store s join assignment a on a.store_id = s.store_id and s.deleted_at is null ";

    private StoreViewSql() {}

    static List<Store> list(Connection connection, @Nullable String after, int limit) throws SQLException {
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
                        store.transactions(),
                        store.transactionsLeftOutSince(),
                        types.getOrDefault(store.storeId(), List.of())))
                .toList();
    }

    static Optional<Store> find(Connection connection, String store) throws SQLException {
        List<TypeOnSite> types = types(connection, store).getOrDefault(store, List.of());
        return Jdbc.first(connection, STORES + "where s.store_id = ?", row -> store(row, types), store);
    }

    private static Map<String, List<TypeOnSite>> types(Connection connection, String... stores) throws SQLException {
        Map<String, List<TypeOnSite>> types = new HashMap<>();
        Jdbc.list(
                connection,
                "select store_id, site_id, type, why from store_at_site where store_id = any(?) order by 1, 2",
                row -> types.computeIfAbsent(row.getString(1), none -> new ArrayList<>())
                        .add(new TypeOnSite(row.getInt(2), row.getString(3), row.getString(4))),
                (Object) stores);
        return types;
    }

    private static Store store(ResultSet row, List<TypeOnSite> types) throws SQLException {
        boolean transactions = row.getBoolean("transactions");
        return new Store(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, Integer.class),
                row.getLong(5),
                transactions,
                transactions ? null : Jdbc.instant(row, "transactions_left_out_since"),
                types);
    }
}
