package org.storesync.routing.push.jdbc;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.storesync.model.RecordCode;
import org.storesync.model.SiteId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.PushedChange;
import org.storesync.routing.push.log.Parked;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.record.domain.RecordKey;
import org.storesync.routing.record.jdbc.WaitedFor;

/** Table {@code quarantine}, as a push writes it. */
record JdbcParked(Session session) implements Parked {
    private static final String PARK = """
            insert into quarantine (site_id, store_id, type_name, record_id, waits_type, waits_id, code, op, lineage_id,
                site_seq, base_version, received_at, body, known)
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, coalesce((select s.known from subscription s
                join stream t on t.stream_id = s.stream_id where s.site_id = ? and t.kind = 'site' and s.ended_at is null), 0)
            on conflict (site_id, type_name, record_id) do update set store_id = excluded.store_id, waits_type = excluded.waits_type,
                waits_id = excluded.waits_id, code = excluded.code, op = excluded.op, lineage_id = excluded.lineage_id,
                site_seq = excluded.site_seq, base_version = excluded.base_version, received_at = excluded.received_at,
                body = excluded.body, known = excluded.known, tried = 0, set_aside = false""";
    private static final String EXPLAIN = """
            update quarantine set code = case when code = ? and ? = ? then code else ? end,
                waits_type = coalesce(?, waits_type), waits_id = coalesce(?, waits_id), store_id = coalesce(?, store_id)
            where site_id = ? and type_name = ? and record_id = ?""";
    private static final String STILL_PARKED = """
            select type_name, record_id, site_seq from quarantine
            where site_id = ? and (type_name, record_id) in (select * from unnest(?, ?))
            order by type_name collate "C", record_id for update""";
    private static final String OF_TYPE = " where site_id = ? and type_name = ? and record_id = any(?)";
    private static final String LOCK = "select true from quarantine" + OF_TYPE + " order by record_id for update";
    private static final String DELETE = "delete from quarantine" + OF_TYPE;
    private static final String ASK_REDRIVE = """
            insert into redrive (waits_type, waits_id, asked_at) values (?, ?, ?)
            on conflict (waits_type, waits_id) do update set asked_at = excluded.asked_at""";

    @Override
    public boolean inUse(SiteId site) {
        return session.exists("select 1 from quarantine where site_id = ? limit 1", site.value());
    }

    /** The length of a body is known without reading it. */
    @Override
    public Held held(SiteId site) {
        return session.first(
                        "select count(*), coalesce(sum(octet_length(body)), 0) from quarantine where site_id = ?",
                        row -> new Held(row.getLong(1), row.getLong(2)),
                        site.value())
                .orElse(new Held(0, 0));
    }

    @Override
    public void park(SiteId site, int lineage, Collection<Change> changes) {
        session.updates(
                PARK,
                changes.stream().map(change -> arguments(site, lineage, change)).toList());
    }

    private @Nullable Object[] arguments(SiteId site, int lineage, Change change) {
        RecordKey waitsFor = change.waitsFor();
        return new @Nullable Object[] {
            site.value(),
            change.storeId(),
            change.typeName(),
            change.id(),
            waitsFor == null ? null : (short) waitsFor.type(),
            waitsFor == null ? null : waitsFor.id(),
            change.code(),
            String.valueOf(change.op()),
            lineage,
            change.siteSeq(),
            change.baseVersion() < 0 ? null : change.baseVersion(),
            session.now(),
            change.body(),
            site.value()
        };
    }

    @Override
    public void explain(SiteId site, Collection<Change> changes) {
        for (Change change : changes) {
            RecordKey waitsFor = change.waitsFor();
            session.update(
                    EXPLAIN,
                    RecordCode.ROLLED_BACK_STALE.wireName(),
                    change.code(),
                    RecordCode.STALE.wireName(),
                    change.code(),
                    waitsFor == null ? null : (short) waitsFor.type(),
                    waitsFor == null ? null : waitsFor.id(),
                    change.storeId(),
                    site.value(),
                    change.typeName(),
                    change.id());
        }
    }

    /** Compares the record too, because the same number can come from another lane or installation. */
    @Override
    public boolean stillParked(SiteId site, Collection<PushedChange> changes) {
        Set<String> parked = new HashSet<>();
        session.list(
                STILL_PARKED,
                row -> parked.add(name(row.getString(1), IdBytes.decode(row.getBytes(2)), row.getLong(3))),
                site.value(),
                changes.stream().map(PushedChange::typeName).toArray(String[]::new),
                changes.stream().map(change -> IdBytes.encode(change.id())).toArray(byte[][]::new));
        return changes.stream()
                .allMatch(change -> parked.contains(name(change.typeName(), change.id(), change.siteSeq())));
    }

    private static String name(String type, String id, long siteSeq) {
        return type + '\n' + id + '\n' + siteSeq;
    }

    /**
     * Works type by type and by key, because in a join with what waits the planner would read everything of the site once for each released
     * record. It locks in the order of everybody who locks here, and before the delete, because most of what is pushed does not wait.
     */
    @Override
    public void release(SiteId site, Collection<RecordKey> keys) {
        SortedMap<String, List<RecordKey>> byType =
                keys.stream().sorted().collect(groupingBy(JdbcParked::typeName, TreeMap::new, toList()));
        byType.forEach((type, ofType) -> {
            byte[][] ids = ofType.stream().map(RecordKey::id).toArray(byte[][]::new);
            if (!session.list(LOCK, row -> true, site.value(), type, ids).isEmpty()) {
                session.update(DELETE, site.value(), type, ids);
            }
        });
    }

    private static String typeName(RecordKey key) {
        return RecordCatalogue.standard().byCode(key.type()).wireName();
    }

    @Override
    public void askRedrive(Collection<RecordKey> parents) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (RecordKey parent : session.run(connection -> WaitedFor.of(connection, parents))) {
            rows.add(new @Nullable Object[] {(short) parent.type(), parent.id(), session.now()});
        }
        session.updates(ASK_REDRIVE, rows);
    }
}
