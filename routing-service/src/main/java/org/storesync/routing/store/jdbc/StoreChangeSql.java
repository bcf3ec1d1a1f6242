package org.storesync.routing.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.model.SyncType;
import org.storesync.routing.fact.jdbc.LossSql;
import org.storesync.routing.fact.jdbc.VersionSql;
import org.storesync.routing.fact.jdbc.VisibleNameSql;
import org.storesync.routing.store.domain.Entitlement;
import org.storesync.routing.store.domain.StoreChange;
import org.storesync.routing.store.domain.StoreChange.Appear;
import org.storesync.routing.store.domain.StoreChange.Assign;
import org.storesync.routing.store.domain.StoreChange.Collect;
import org.storesync.routing.store.domain.StoreChange.Dispense;
import org.storesync.routing.store.domain.StoreChange.Follow;
import org.storesync.routing.store.domain.StoreChange.HandRole;
import org.storesync.routing.store.domain.StoreChange.IncludeTransactions;
import org.storesync.routing.store.domain.StoreChange.JudgePrimary;
import org.storesync.routing.store.domain.StoreChange.JudgeStore;
import org.storesync.routing.store.domain.StoreChange.Keep;
import org.storesync.routing.store.domain.StoreChange.Raise;
import org.storesync.routing.store.domain.StoreChange.Read;
import org.storesync.routing.store.domain.StoreChange.Tell;
import org.storesync.routing.store.domain.StoreChange.TellRoleLost;
import org.storesync.routing.stream.jdbc.LetterSql;
import org.storesync.routing.stream.jdbc.PostgresStreams;
import org.storesync.routing.stream.jdbc.SubscriptionSql;

/** Carries out the changes of a plan in order, under the heads that the plan names (docs/adr/0009). */
public final class StoreChangeSql {
    private final Connection connection;
    private final long epoch;
    private final Instant now;
    private final LetterSql letters;

    private StoreChangeSql(Connection connection, long epoch, Instant now) {
        this.connection = connection;
        this.epoch = epoch;
        this.now = now;
        this.letters = new LetterSql(connection, epoch, now);
    }

    /** @param epoch central's present one */
    public static void apply(Connection connection, List<StoreChange> changes, long epoch, Instant now)
            throws SQLException {
        StoreChangeSql sql = new StoreChangeSql(connection, epoch, now);
        for (StoreChange change : changes) {
            sql.apply(change);
        }
    }

    private void apply(StoreChange change) throws SQLException {
        switch (change) {
            case Appear(StoreId store) -> appear(store);
            case Assign assign -> assign(assign);
            case Keep keep when keep.type() == SyncType.NONE -> forget(keep.site(), keep.stores());
            case Keep keep -> keep(keep);
            case Read(SiteId site, StoreId store, boolean reads) -> {
                for (StreamName stream : Entitlement.ofStore(store, SyncType.COLLECTOR)) {
                    subscribe(site, stream, reads);
                }
            }
            case Dispense(SiteId site, boolean reads) -> subscribe(site, StreamName.CENTRAL_DISPENSARY, reads);
            case Follow(SiteId site, StoreId store) -> VisibleNameSql.askVisibleIn(connection, store, site);
            case Tell tell -> tell(tell);
            case TellRoleLost(SiteId site) -> LossSql.losePrimary(connection, site, letters.roleLost(site), now);
            case Collect(StoreId store) ->
                Jdbc.update(
                        connection,
                        "update store set collecting_epoch = collecting_epoch + 1 where store_id = ?",
                        store.value());
            case IncludeTransactions(StoreId store, boolean included) ->
                Jdbc.update(
                        connection,
                        "update store set transactions = ?, transactions_left_out_since = ? where store_id = ?",
                        included,
                        included ? null : now,
                        store.value());
            case Raise raise -> VersionSql.raise(connection, raise.scope());
            case HandRole role -> PrimarySql.hand(connection, role.to(), role.from(), now);
            case JudgeStore(StoreId store) -> RedriveSql.ask(connection, LetterSql.STORE_TYPE, store.value(), now);
            case JudgePrimary(SiteId site) -> RedriveSql.ask(connection, LetterSql.SITE_TYPE, site.toString(), now);
        }
    }

    private void appear(StoreId store) throws SQLException {
        Jdbc.update(
                connection,
                "insert into assignment (store_id, site_id, epoch, since) values (?, null, 0, ?) on conflict do nothing",
                store.value(),
                now);
    }

    private void assign(Assign to) throws SQLException {
        Integer site = to.site() == null ? null : to.site().value();
        Jdbc.update(
                connection,
                "update assignment set site_id = ?, epoch = ?, since = ? where store_id = ?",
                site,
                to.epoch(),
                now,
                to.store().value());
        Jdbc.update(
                connection,
                "insert into assignment_history (store_id, epoch, site_id, since, decided_by) values (?, ?, ?, ?, ?)",
                to.store().value(),
                to.epoch(),
                site,
                now,
                to.by());
    }

    private void forget(SiteId site, List<StoreId> stores) throws SQLException {
        Jdbc.update(
                connection, "delete from sync_with where site_id = ? and store_id = any(?)", site.value(), ids(stores));
    }

    private void keep(Keep keep) throws SQLException {
        Jdbc.update(
                connection,
                """
                insert into sync_with (store_id, site_id, type, why, since, join_id) select u.id, ?, ?, ?, ?, ? from unnest(?::text[]) u (id)
                on conflict (store_id, site_id) do update set type = excluded.type, why = excluded.why, since = excluded.since, join_id = excluded.join_id""",
                keep.site().value(),
                keep.type().wireName(),
                keep.why(),
                now,
                keep.join(),
                ids(keep.stores()));
    }

    private static String[] ids(List<StoreId> stores) {
        return stores.stream().map(StoreId::value).toArray(String[]::new);
    }

    private void subscribe(SiteId site, StreamName name, boolean reads) throws SQLException {
        int stream = PostgresStreams.create(connection, name);
        if (reads) {
            SubscriptionSql.begin(connection, site, stream, now);
        } else {
            SubscriptionSql.end(connection, site, stream, epoch, now);
        }
    }

    private void tell(Tell tell) throws SQLException {
        long letter = letters.store(tell.site(), tell.store(), tell.sees());
        if (tell.losesRight()) {
            LossSql.loseStore(connection, tell.site(), tell.store(), letter, now);
        }
    }
}
