package org.storesync.routing.push.jdbc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
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
import org.storesync.routing.stream.jdbc.PostgresStreamStore;

/** Stores that come and go by their records. */
record JdbcStores(Session session, StoreRecords records) implements Stores {
    private static final String IN_USE = """
            select u.id from unnest(?::text[]) u (id)
            where exists (select 1 from assignment a where a.store_id = u.id and a.site_id is not null)
                or exists (select 1 from stream s join record r on r.stream_id = s.stream_id
                    where s.owner = u.id and s.kind in ('store', 'inbox') and r.op = 'U')""";

    /** As a store appears: on no site, collected by central. Its name is told by its record. */
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
                    stream(StreamName.store(store)),
                    stream(StreamName.storeSetup(store)),
                    stream(StreamName.inbox(store))));
        }
        return stores;
    }

    private int stream(StreamName name) {
        return session.run(connection -> PostgresStreamStore.create(connection, name));
    }

    @Override
    public Set<String> inUse(Set<String> storeIds) {
        return new HashSet<>(session.list(IN_USE, row -> row.getString(1), (Object) storeIds.toArray(String[]::new)));
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
