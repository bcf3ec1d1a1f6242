package org.storesync.routing.push.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.model.SiteId;
import org.storesync.model.json.BatchHeader;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.fact.domain.Asker;
import org.storesync.routing.fact.domain.Facts;
import org.storesync.routing.fact.domain.Facts.ServiceSites;
import org.storesync.routing.fact.domain.Facts.SharedStreams;
import org.storesync.routing.fact.domain.StoreFacts;
import org.storesync.routing.fact.jdbc.FactReader;
import org.storesync.routing.fact.jdbc.VersionSql;
import org.storesync.routing.lineage.jdbc.LineageSql;
import org.storesync.routing.push.PushLog.Act;
import org.storesync.routing.push.PushLog.FinishedBatch;
import org.storesync.routing.push.PushLog.Held;
import org.storesync.routing.push.PushLog.Lane;
import org.storesync.routing.push.PushLog.Parked;
import org.storesync.routing.push.PushLog.Registered;
import org.storesync.routing.push.PushLog.StoreRecord;
import org.storesync.routing.push.PushLog.Transaction;
import org.storesync.routing.push.Row;
import org.storesync.routing.quarantine.Decider.Result;
import org.storesync.routing.quarantine.Quarantine;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.domain.Stored;
import org.storesync.routing.rule.domain.Asked;
import org.storesync.routing.stream.domain.FeedRange;
import org.storesync.routing.stream.domain.Head;
import org.storesync.routing.stream.jdbc.HeadSql;

/** One open transaction. Each operation is a statement or two of the class it goes to; here only SQL's exceptions end. */
final class PushTransaction implements Transaction {
    private final Connection connection;
    private final Frame frame;
    private final HeadHold hold;

    /** What does not change within a transaction. */
    record Frame(
            SharedStreams shared,
            ServiceSites services,
            AuditChain audit,
            long epoch,
            Instant now,
            Duration laneWait) {}

    PushTransaction(Connection connection, Frame frame, HeadHold hold) {
        this.connection = connection;
        this.frame = frame;
        this.hold = hold;
    }

    @FunctionalInterface
    private interface Sql<T> {
        T run() throws SQLException;
    }

    private static <T> T sql(Sql<T> statement) {
        try {
            return statement.run();
        } catch (SQLException e) {
            throw new Broken(e);
        }
    }

    @Override
    public long epoch() {
        return frame.epoch();
    }

    @Override
    public Optional<Lane> lockLane(SiteId site, BatchHeader header) {
        return sql(() -> LaneSql.lock(connection, new LaneSql.Call(site, header), frame.laneWait(), frame.now()));
    }

    @Override
    public boolean retired(SiteId site, UUID lineage) {
        return sql(() -> LineageSql.retired(connection, site, lineage));
    }

    @Override
    public boolean seesStore(SiteId site, String storeId) {
        return sql(() -> LaneSql.seesStore(connection, site, storeId));
    }

    @Override
    public boolean wasEntitled(SiteId site, int stream) {
        return sql(() -> LaneSql.wasEntitled(connection, site, stream));
    }

    @Override
    public byte @Nullable [] lastAnswer(SiteId site, int lane) {
        return sql(() -> LaneSql.lastAnswer(connection, site, lane)).orElse(null);
    }

    @Override
    public Facts facts(Asker asker, Asked asked) {
        return sql(() -> FactReader.read(
                connection, frame.services(), frame.shared(), asker, asked.stores(), asked.names(), asked.streams()));
    }

    @Override
    public Map<Integer, Integer> subscriptions(SiteId site) {
        return sql(() -> LaneSql.subscriptions(connection, site));
    }

    @Override
    public Map<RecordKey, Integer> homes(List<RecordKey> sorted) {
        return sql(() -> KeySql.homes(connection, sorted));
    }

    @Override
    public Map<RecordKey, Stored> stored(Map<RecordKey, Integer> homes) {
        return sql(() -> RowSql.stored(connection, homes));
    }

    @Override
    public void registerNew(SortedMap<RecordKey, Integer> homes) {
        sql(() -> KeySql.registerNew(connection, homes));
    }

    @Override
    public Map<RecordKey, Registered> lockKeys(SortedMap<RecordKey, Integer> homes) {
        return sql(() -> KeySql.lock(connection, homes));
    }

    @Override
    public void fill(Map<RecordKey, Integer> homes) {
        sql(() -> KeySql.fill(connection, homes));
    }

    @Override
    public Map<Integer, Head> lockHeads(Set<Integer> streams) {
        Map<Integer, Head> heads = sql(() -> HeadSql.lock(connection, streams, frame.epoch()));
        hold.begins();
        return heads;
    }

    @Override
    public boolean unmoved(Facts facts) {
        return sql(() -> VersionSql.unmoved(connection, frame.epoch(), facts.versions()));
    }

    @Override
    public byte @Nullable [] body(int stream, RecordKey key) {
        return sql(() -> RowSql.body(connection, stream, key)).orElse(null);
    }

    @Override
    public Map<RecordKey, byte[]> bodies(Map<RecordKey, Integer> homes) {
        return sql(() -> RowSql.bodies(connection, homes));
    }

    @Override
    public Collection<StoreFacts> storesToBe(Set<String> storeIds) {
        return sql(() -> StoreSql.toBe(connection, storeIds));
    }

    @Override
    public Set<String> storesInUse(Set<String> storeIds) {
        return sql(() -> StoreSql.inUse(connection, storeIds));
    }

    @Override
    public void take(int stream, RecordKey key, long seq) {
        sql(() -> RowSql.take(connection, stream, key, seq));
    }

    @Override
    public void insertRows(List<Row> rows) {
        sql(() -> RowSql.insert(connection, rows, frame.now()));
    }

    @Override
    public void updateRows(List<Row> rows, SiteId writer) {
        boolean central = writer.value() == frame.services().transfers();
        sql(() -> RowSql.update(connection, rows, central, frame.now()));
    }

    @Override
    public void recopy(List<Row> rows) {
        sql(() -> RowSql.recopy(connection, rows));
    }

    @Override
    public void copyBodies(Map<RecordKey, Integer> sources, int target) {
        sql(() -> RowSql.copyBodies(connection, sources, target));
    }

    @Override
    public void upsertRows(List<Row> rows) {
        sql(() -> RowSql.upsert(connection, rows, frame.now()));
    }

    @Override
    public int deleteChildren(int stream, RecordKey parent, SiteId writer, long head) {
        return sql(() -> ChildSql.delete(connection, stream, parent, writer, head, frame.epoch(), frame.now()));
    }

    @Override
    public int copyChildren(int home, int target, RecordKey parent, long head) {
        return sql(() -> ChildSql.copy(connection, home, target, parent, head, frame.now()));
    }

    @Override
    public int removeChildren(int stream, RecordKey parent, long head) {
        return sql(() -> ChildSql.remove(connection, stream, parent, head, frame.now()));
    }

    @Override
    public void moveHeads(Map<Integer, Long> heads) {
        sql(() -> HeadSql.move(connection, heads, frame.epoch()));
    }

    @Override
    public void feed(List<FeedRange> ranges) {
        sql(() -> HeadSql.feed(connection, ranges, frame.now()));
    }

    @Override
    public boolean quarantineInUse(SiteId site) {
        return sql(() -> ParkSql.inUse(connection, site));
    }

    @Override
    public Held quarantined(SiteId site) {
        return sql(() -> ParkSql.held(connection, site));
    }

    @Override
    public boolean stillParked(SiteId site, Collection<PushedChange> changes) {
        return sql(() -> ParkSql.stillParked(connection, site, changes));
    }

    @Override
    public void park(SiteId site, int lineage, Collection<Parked> changes) {
        sql(() -> ParkSql.park(connection, site, lineage, changes, frame.now()));
    }

    @Override
    public void explain(SiteId site, Collection<Parked> changes) {
        sql(() -> ParkSql.explain(connection, site, changes));
    }

    @Override
    public void discard(SiteId site, List<Quarantine.Parked> changes) {
        sql(() -> DecisionSql.discard(connection, site, changes));
    }

    @Override
    public void decided(SiteId site, Act act, List<Quarantine.Parked> changes, List<Result> results) {
        sql(() -> DecisionSql.decided(connection, frame.audit(), site, act, changes, results, frame.now()));
    }

    @Override
    public void release(SiteId site, Collection<RecordKey> keys) {
        sql(() -> ParkSql.release(connection, site, keys));
    }

    @Override
    public void askRedrive(Collection<RecordKey> parents) {
        sql(() -> ParkSql.askRedrive(connection, parents, frame.now()));
    }

    @Override
    public void finish(FinishedBatch batch) {
        sql(() -> LaneSql.finish(connection, batch, frame.audit(), frame.now()));
    }

    @Override
    public void forgetStores(Collection<String> storeIds) {
        sql(() -> StoreSql.forget(connection, storeIds, frame.now()));
    }

    @Override
    public void applyStores(Collection<StoreRecord> stores) {
        sql(() -> StoreSql.apply(connection, stores, frame.services().central(), frame.epoch(), frame.now()));
    }
}
