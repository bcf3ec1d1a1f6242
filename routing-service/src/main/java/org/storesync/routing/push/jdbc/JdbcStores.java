package org.storesync.routing.push.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.fact.domain.StoreRecord;
import org.storesync.routing.fact.jdbc.StoreRecords;
import org.storesync.routing.fact.jdbc.VersionSql;
import org.storesync.routing.push.log.Stores;
import org.storesync.routing.stream.jdbc.PostgresStreams;

/** Stores that appear and disappear with their records. */
record JdbcStores(Session session, StoreRecords records) implements Stores {
    private static final String ACTIVE =
            "select store_id from assignment where store_id = any(?) and site_id is not null";
    private static final String STREAMS =
            "select stream_id, owner from stream where owner = any(?) and kind in ('store', 'inbox')";
    private static final String HOLDS_RECORDS = "select 1 from record where stream_id = ? and op = 'U' limit 1";

    /** A store appears on no site and is collected by central. Its record tells its name. */
    @Override
    public Collection<StoreFacts> toBe(Set<String> storeIds) {
        List<StoreFacts> stores = new ArrayList<>();
        for (String id : new TreeSet<>(storeIds)) {
            StoreId store = new StoreId(id);
            stores.add(new StoreFacts(
                    store,
                    null,
                    false,
                    0,
                    true,
                    true,
                    stream(StreamName.store(store)),
                    stream(StreamName.storeSetup(store)),
                    stream(StreamName.inbox(store))));
        }
        return stores;
    }

    private int stream(StreamName name) {
        return session.run(connection -> PostgresStreams.create(connection, name));
    }

    @Override
    public Set<String> inUse(Set<String> storeIds) {
        Object ids = storeIds.toArray(String[]::new);
        Set<String> inUse = new HashSet<>(session.list(ACTIVE, row -> row.getString(1), ids));
        Map<Integer, String> streams = new HashMap<>();
        session.list(STREAMS, row -> streams.put(row.getInt(1), row.getString(2)), ids);
        streams.forEach((stream, store) -> {
            if (!inUse.contains(store) && session.exists(HOLDS_RECORDS, stream)) {
                inUse.add(store);
            }
        });
        return inUse;
    }

    @Override
    public void apply(Collection<StoreRecord> stores) {
        session.act(connection -> records.keep(connection, stores, session.epoch(), session.now()));
    }

    @Override
    public void forget(Collection<String> storeIds) {
        for (String store : storeIds) {
            session.update("update store set deleted_at = ? where store_id = ?", session.now(), store);
            raise(Scope.ofStore(store));
        }
        raise(Scope.NAMES);
    }

    private void raise(Scope scope) {
        session.act(connection -> VersionSql.raise(connection, scope));
    }
}
