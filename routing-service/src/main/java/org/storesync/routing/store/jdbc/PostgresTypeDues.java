package org.storesync.routing.store.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.model.json.BodyFields;
import org.storesync.routing.audit.jdbc.ActAudit;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.epoch.jdbc.EpochSql;
import org.storesync.routing.fact.domain.NameJoin;
import org.storesync.routing.fact.jdbc.VisibleNameSql;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.store.TypeDues;
import org.storesync.routing.store.domain.FollowPlan;
import org.storesync.routing.store.domain.Standing;
import org.storesync.routing.store.domain.StoreChange;
import org.storesync.routing.store.domain.StoreChange.Keep;
import org.storesync.routing.store.domain.TypePlan;
import org.storesync.routing.stream.jdbc.HeadSql;

/** Tables {@code type_due}, {@code visible_name} and {@code visible_name_check}. */
@ApplicationScoped
class PostgresTypeDues implements TypeDues {
    private static final short NAME_JOIN = (short)
            RecordCatalogue.standard().find("name_store_join").orElseThrow().code();

    private final Transactions transactions;
    private final AuditChain audit;
    private final SiteId central;
    private final Clock clock;

    PostgresTypeDues(Transactions transactions, AuditChain audit, RoutingConfig config, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.central = new SiteId(config.centralSite());
        this.clock = clock;
    }

    @Override
    public List<Due> list(int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                "select distinct store_id, site_id from type_due limit ?",
                row -> new Due(new StoreId(row.getString(1)), new SiteId(row.getInt(2))),
                limit));
    }

    @Override
    public void settle(Due due) {
        transactions.run(connection -> {
            HeadSql.lock(connection, TypePlan.heads(due.store(), due.site()), EpochSql.current(connection));
            // Who asks later than this finds the facts that this transaction has not seen.
            Object asked = Jdbc.list(
                            connection,
                            "select asked_by from type_due where store_id = ? and site_id = ?",
                            row -> row.getLong(1),
                            due.store().value(),
                            due.site().value())
                    .toArray(Long[]::new);
            Optional<Standing> standing = StandingSql.find(connection, due.store(), due.site(), central);
            if (standing.isPresent()) {
                carryOut(connection, due, standing.get(), clock.instant());
            }
            Jdbc.update(
                    connection,
                    "delete from type_due where store_id = ? and site_id = ? and asked_by = any(?)",
                    due.store().value(),
                    due.site().value(),
                    asked);
        });
    }

    private void carryOut(Connection connection, Due due, Standing before, Instant now) throws SQLException {
        List<StoreChange> changes = FollowPlan.of(before, due.site());
        StoreChangeSql.apply(connection, changes, EpochSql.current(connection), now);
        if (!changes.isEmpty() && changes.getFirst() instanceof Keep keep) {
            Map<String, @Nullable Object> detail = new LinkedHashMap<>();
            detail.put("store", due.store().value());
            detail.put("site", due.site().value());
            detail.put("type", keep.type().wireName());
            detail.put("why", keep.why());
            detail.put("join", keep.join());
            ActAudit.write(
                    audit,
                    connection,
                    "visibility",
                    "sync-with",
                    "store/" + due.store().value(),
                    detail,
                    now);
        }
    }

    @Override
    public void check() {
        boolean due = transactions.call(connection -> Jdbc.first(
                        connection, "select 1 from visible_name_check where due_at <= ?", row -> true, clock.instant())
                .isPresent());
        if (due) {
            for (StoreId store : stores()) {
                transactions.run(connection -> read(connection, store));
            }
            transactions.run(connection ->
                    Jdbc.update(connection, "delete from visible_name_check where due_at <= ?", clock.instant()));
        }
    }

    private List<StoreId> stores() {
        return transactions.call(connection -> Jdbc.list(
                connection, "select store_id from store order by store_id", row -> new StoreId(row.getString(1))));
    }

    /** Under the heads that a push of the store's joins takes. */
    private static void read(Connection connection, StoreId store) throws SQLException {
        StreamName setup = StreamName.storeSetup(store);
        HeadSql.lock(connection, List.of(setup, StreamName.store(store)), EpochSql.current(connection));
        Set<NameJoin> known = new HashSet<>(VisibleNameSql.of(connection, store));
        List<NameJoin> found = Jdbc.list(
                        connection,
                        "select r.record_id, r.body from record r join stream s on s.stream_id = r.stream_id"
                                + " where s.kind = ? and s.owner = ? and r.record_type = ? and r.op = 'U'",
                        row -> NameJoin.of(IdBytes.decode(row.getBytes(1)), BodyFields.of(row.getBytes(2))),
                        setup.kind().prefix(),
                        store.value(),
                        NAME_JOIN)
                .stream()
                .flatMap(Optional::stream)
                .toList();
        Set<String> ids = new HashSet<>();
        found.forEach(join -> ids.add(join.joinId()));
        List<String> ended = known.stream()
                .map(NameJoin::joinId)
                .filter(id -> !ids.contains(id))
                .toList();
        List<NameJoin> begun =
                found.stream().filter(join -> !known.contains(join)).toList();
        if (!begun.isEmpty() || !ended.isEmpty()) {
            VisibleNameSql.change(connection, begun, ended);
        }
    }
}
