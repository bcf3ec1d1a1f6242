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
import org.storesync.kit.jdbc.RowMapper;
import org.storesync.model.StoreId;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Facts.ServiceSites;
import org.storesync.routing.fact.domain.Facts.SharedStreams;
import org.storesync.routing.fact.domain.Losses;
import org.storesync.routing.fact.domain.Pusher;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.stream.jdbc.Engine;

/**
 * Reads the facts that one push needs, with their versions. It reads them fresh, because a cache would be one more thing that can be out of
 * date. A fact and its version come from one snapshot, or the version comes from an earlier one. So a push may find a fact changed that did
 * not change, but never the other way round. That a site lost a store is such a fact too.
 */
public final class FactReader {
    /**
     * True if central has the data of the store whose assignment is {@code a}: the store is active at central, or a site other than the
     * active one collects it (C1). The parameter is central's own site.
     */
    public static final String COLLECTED = """
            (a.site_id = ? or exists (select 1 from sync_with w
                where w.store_id = a.store_id and w.type = 'collector' and w.site_id is distinct from a.site_id))""";

    /** True if central takes the transactions of store {@code s}: only a dispensary can leave them out (C3). */
    public static final String TRANSACTIONS = "(s.transactions or s.mode is distinct from 'dispensary')";

    /** A row for each scope. Scopes of stores that a change names are among them, whether the store exists or not. */
    private static final String SCOPES = """
            with asked as materialized (
                select 'primary' as scope, cast(null as text) as id
                union all select 'names', null
                union all select 'store/' || n.id, n.id from (
                    select unnest(?::text[]) as id
                    union select store_id from store where name_id = any(?)
                    union select owner from stream where stream_id = any(?) and kind in ('store', 'store-setup', 'inbox')) n),
            versions as materialized (
                select v.scope, v.version from fact_version v join asked a on a.scope = v.scope)
            select q.scope, q.id, coalesce(v.version, 0) as version,
                   (select p.site_id from primary_assignment p) as primary_site,
                   s.store_id, s.name_id, s.mode, s.transactions, coalesce(a.site_id, 0) as site_id,
            """ + COLLECTED + " as collected," + """
                   (select stream_id from stream where kind = 'store' and owner = s.store_id) as store_stream,
                   (select stream_id from stream where kind = 'store-setup' and owner = s.store_id) as setup_stream,
                   (select stream_id from stream where kind = 'inbox' and owner = s.store_id) as inbox_stream,""";

    private static final String FROM = """
             as unknown
            from asked q
            left join versions v on v.scope = q.scope
            left join store s on s.store_id = q.id and s.deleted_at is null
            left join assignment a on a.store_id = s.store_id""";

    private static final String FACTS =
            SCOPES + " exists (select 1 from lost_right r where " + LossSql.UNKNOWN + ")" + FROM;

    /** Nodes that each hold a part of the log share no snapshot, so what must be read earlier or later is read by a separate statement. */
    private static final String FACTS_ALONE = SCOPES + " false" + FROM;

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
        Map<Scope, Long> versions = new HashMap<>();
        List<StoreFacts> stores = new ArrayList<>();
        int[] primary = {0};
        boolean[] unknown = {false};
        RowMapper<Boolean> mapper = row -> {
            versions.put(scope(row), row.getLong("version"));
            primary[0] = row.getInt("primary_site");
            unknown[0] |= row.getBoolean("unknown");
            return row.getString("store_id") != null && stores.add(store(row));
        };
        String[] ids = storeIds.toArray(String[]::new);
        String[] names = nameIds.toArray(String[]::new);
        Integer[] numbers = streams.toArray(Integer[]::new);
        if (Engine.spreads()) {
            Map<Scope, Long> before = VersionSql.shared(connection);
            Jdbc.list(connection, FACTS_ALONE, mapper, ids, names, numbers, services.central());
            versions.putAll(before);
            unknown[0] = LossSql.unknown(connection, pusher);
        } else {
            Jdbc.list(
                    connection,
                    FACTS,
                    mapper,
                    ids,
                    names,
                    numbers,
                    services.central(),
                    pusher.site().value(),
                    pusher.known());
        }
        Losses losses = unknown[0] ? LossSql.losses(connection, pusher, shared, stores) : Losses.NONE;
        return new Facts(primary[0], losses, services, shared, stores, versions, Set.of());
    }

    private static Scope scope(ResultSet row) throws SQLException {
        String store = row.getString("id");
        if (store != null) {
            return Scope.ofStore(store);
        }
        return row.getString("scope").equals(Scope.PRIMARY.text()) ? Scope.PRIMARY : Scope.NAMES;
    }

    private static StoreFacts store(ResultSet row) throws SQLException {
        return new StoreFacts(
                new StoreId(row.getString("store_id")),
                row.getString("name_id"),
                "dispensary".equals(row.getString("mode")),
                row.getInt("site_id"),
                row.getBoolean("transactions"),
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
