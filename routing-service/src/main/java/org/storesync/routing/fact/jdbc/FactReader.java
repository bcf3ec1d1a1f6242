package org.storesync.routing.fact.jdbc;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.StoreId;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Facts.ServiceSites;
import org.storesync.routing.fact.domain.Facts.SharedStreams;
import org.storesync.routing.fact.domain.Losses;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.fact.domain.StoreFacts;

/**
 * Reads the facts one push needs, fresh, with the versions they have; a cache would only add a second thing that can be stale. A fact and its
 * version come from one snapshot, or the version from an earlier one: facts newer than their version are found moved, never the other way
 * round. That a site lost a store is such a fact too.
 */
public final class FactReader {
    /**
     * Central has the data of the store whose assignment is {@code a}: it is active at central, or a site besides the active one collects it (C1).
     * The parameter is central's own site.
     */
    public static final String COLLECTED = """
            (a.site_id = ? or exists (select 1 from sync_with w
                where w.store_id = a.store_id and w.type = 'collector' and w.site_id is distinct from a.site_id))""";

    /** A row for each store that is named, by its id whether there is one or not. */
    private static final String STORES = """
            select n.id, s.store_id, s.name_id, s.mode, coalesce(a.site_id, 0) as site_id,
            """ + COLLECTED + """
             as collected,
                   (select stream_id from stream where kind = 'store' and owner = s.store_id) as store_stream,
                   (select stream_id from stream where kind = 'store-setup' and owner = s.store_id) as setup_stream,
                   (select stream_id from stream where kind = 'inbox' and owner = s.store_id) as inbox_stream,
                   (select version from fact_version where scope = 'store/' || n.id) as version,
                   exists (select 1 from lost_right r where
            """ + LossSql.UNKNOWN + """
            ) as unknown
            from (select unnest(?::text[]) as id
                  union select store_id from store where name_id = any(?)
                  union select owner from stream where stream_id = any(?) and kind in ('store', 'store-setup', 'inbox')) n
            left join store s on s.store_id = n.id and s.deleted_at is null
            left join assignment a on a.store_id = s.store_id""";

    private FactReader() {}

    public static Facts read(
            Connection connection,
            ServiceSites services,
            SharedStreams shared,
            Pusher pusher,
            Set<String> storeIds,
            Set<String> nameIds,
            Set<Integer> streams)
            throws SQLException {
        LossSql.Standing standing = LossSql.standing(connection, pusher);
        Map<Scope, Long> versions = new HashMap<>(standing.versions());
        List<StoreFacts> stores = new ArrayList<>();
        boolean[] unknown = {standing.unknown()};
        if (!storeIds.isEmpty() || !nameIds.isEmpty() || !streams.isEmpty()) {
            Jdbc.list(
                    connection,
                    STORES,
                    row -> {
                        versions.put(Scope.ofStore(row.getString("id")), row.getLong("version"));
                        unknown[0] |= row.getBoolean("unknown");
                        return row.getString("store_id") != null && stores.add(store(row));
                    },
                    services.central(),
                    pusher.site().value(),
                    pusher.known(),
                    storeIds.toArray(String[]::new),
                    nameIds.toArray(String[]::new),
                    streams.toArray(Integer[]::new));
        }
        Losses losses = unknown[0] ? LossSql.losses(connection, pusher, shared, stores) : Losses.NONE;
        return new Facts(standing.primary(), losses, services, shared, stores, versions);
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
