package org.storesync.routing.fact.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.StoreId;
import org.storesync.routing.fact.domain.Asker;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Facts.ServiceSites;
import org.storesync.routing.fact.domain.Facts.SharedStreams;
import org.storesync.routing.fact.domain.Losses;
import org.storesync.routing.fact.domain.StoreFacts;

/**
 * Reads the facts one push needs, fresh, with the versions they have; a cache would only add a second thing that can be stale. Reads the
 * versions first, so that facts newer than their version are found moved, never the other way round.
 */
public final class FactReader {
    private static final String STORES = """
            select s.store_id, s.name_id, s.mode, coalesce(a.site_id, 0) as site_id,
                   exists (select 1 from sync_with w
                           where w.store_id = s.store_id and w.type = 'collector' and w.site_id is distinct from a.site_id)
                     or a.site_id = ? as collected,
                   (select stream_id from stream where kind = 'store' and owner = s.store_id) as store_stream,
                   (select stream_id from stream where kind = 'store-setup' and owner = s.store_id) as setup_stream,
                   (select stream_id from stream where kind = 'inbox' and owner = s.store_id) as inbox_stream
            from store s left join assignment a on a.store_id = s.store_id
            where s.deleted_at is null and (s.store_id = any(?) or s.name_id = any(?)
               or s.store_id in (select owner from stream
                                 where stream_id = any(?) and kind in ('store', 'store-setup', 'inbox')))""";

    private FactReader() {}

    public static Facts read(
            Connection connection,
            ServiceSites services,
            SharedStreams shared,
            Asker asker,
            Set<String> storeIds,
            Set<String> nameIds,
            Set<Integer> streams)
            throws SQLException {
        Map<String, Long> versions = versions(connection, scopes(storeIds));
        List<StoreFacts> stores = storeIds.isEmpty() && nameIds.isEmpty() && streams.isEmpty()
                ? List.of()
                : Jdbc.list(
                        connection,
                        STORES,
                        FactReader::store,
                        services.central(),
                        storeIds.toArray(String[]::new),
                        nameIds.toArray(String[]::new),
                        streams.toArray(Integer[]::new));
        Set<String> unseen = new HashSet<>();
        for (StoreFacts store : stores) {
            if (!storeIds.contains(store.id().value())) {
                unseen.add(scope(store.id().value()));
            }
        }
        if (!unseen.isEmpty()) {
            // Found by name or stream: read once more, now that their scopes are known.
            Set<String> all = new HashSet<>(storeIds);
            stores.forEach(store -> all.add(store.id().value()));
            return read(connection, services, shared, asker, all, nameIds, streams);
        }
        LossSql.Standing standing = LossSql.standing(connection, asker);
        Losses losses = standing.unknown() ? LossSql.losses(connection, asker, shared, stores) : Losses.NONE;
        return new Facts(standing.primary(), losses, services, shared, stores, versions);
    }

    private static Set<String> scopes(Set<String> storeIds) {
        Set<String> scopes = new HashSet<>(Set.of("primary", "names"));
        storeIds.forEach(id -> scopes.add(scope(id)));
        return scopes;
    }

    /** The scope of the facts of one store. */
    public static String scope(String storeId) {
        return "store/" + storeId;
    }

    /** Versions of scopes; 0 of one that is not there yet. */
    public static Map<String, Long> versions(Connection connection, Set<String> scopes) throws SQLException {
        Map<String, Long> versions = new HashMap<>();
        scopes.forEach(scope -> versions.put(scope, 0L));
        Jdbc.list(
                connection,
                "select scope, version from fact_version where scope = any(?)",
                row -> versions.put(row.getString(1), row.getLong(2)),
                (Object) scopes.toArray(String[]::new));
        return versions;
    }

    /** True while these are the versions, and the epoch has not changed either; one statement, for it is asked under the heads. */
    public static boolean unmoved(Connection connection, long epoch, Map<String, Long> versions) throws SQLException {
        Map<String, Long> now = new HashMap<>();
        versions.keySet().forEach(scope -> now.put(scope, 0L));
        Jdbc.list(
                connection,
                "select scope, version from fact_version where scope = any(?)"
                        + " union all select '', coalesce(max(epoch), 0) from central_epoch",
                row -> now.put(row.getString(1), row.getLong(2)),
                (Object) versions.keySet().toArray(String[]::new));
        return Long.valueOf(epoch).equals(now.remove("")) && now.equals(versions);
    }

    /** Raises the version of a scope; begins at 1. */
    public static void raise(Connection connection, String scope) throws SQLException {
        Jdbc.update(
                connection,
                "insert into fact_version (scope, version) values (?, 1)"
                        + " on conflict (scope) do update set version = fact_version.version + 1",
                scope);
    }

    private static StoreFacts store(ResultSet row) throws SQLException {
        return new StoreFacts(
                new StoreId(row.getString("store_id")),
                row.getString("name_id"),
                "dispensary".equals(row.getString("mode")),
                row.getInt("site_id"),
                row.getBoolean("collected"),
                row.getInt("store_stream"),
                row.getInt("setup_stream"),
                row.getInt("inbox_stream"));
    }

    /** An {@code int[]} column. */
    public static List<Integer> integers(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        List<Integer> values = new ArrayList<>();
        if (array != null) {
            for (Integer value : (Integer[]) array.getArray()) {
                values.add(value);
            }
        }
        return values;
    }
}
