package org.storesync.routing.store.jdbc;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.StreamName;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.record.domain.IdBytes;
import org.storesync.routing.store.DryRuns;
import org.storesync.routing.store.domain.Effect;
import org.storesync.routing.store.domain.FollowPlan;
import org.storesync.routing.store.domain.Standing;
import org.storesync.routing.store.domain.Standing.Ground;
import org.storesync.routing.store.domain.StoreChange;
import org.storesync.routing.store.domain.StoreChange.Assign;
import org.storesync.routing.store.domain.StoreChange.Collect;
import org.storesync.routing.store.domain.StoreChange.Follow;
import org.storesync.routing.store.domain.StoreChange.JudgeStore;
import org.storesync.routing.store.domain.StorePlan;
import org.storesync.routing.store.domain.StorePlan.Changes;
import org.storesync.routing.store.domain.StorePlan.Refused;
import org.storesync.routing.store.jdbc.StandingSql.Assumed;
import org.storesync.routing.stream.jdbc.LetterSql;

/** Plans an act, and counts in the log what its changes mean at each site. */
@ApplicationScoped
class PostgresDryRuns implements DryRuns {
    private static final String VISIBLE_STORES = """
            select distinct x.store_id from visible_name v join store x on x.name_id = v.name_id and x.deleted_at is null
            where v.store_id = ? order by x.store_id""";

    private static final String STREAMS = """
            with live as materialized (select stream_id from subscription where site_id = ? and ended_at is null)
            select t.stream_id from stream t
                join unnest(?::text[], ?::text[]) u (kind, owner) on u.kind = t.kind and u.owner = t.owner
            where ? = (t.stream_id in (select l.stream_id from live l))""";

    private static final String ROWS =
            "select count(*), coalesce(sum(octet_length(body)), 0) from record where op = 'U' and stream_id = any(?)";

    /** A record may stand in several of the streams. */
    private static final String RECORDS = """
            select count(*), coalesce(sum(bytes), 0) from (
                select max(octet_length(body)) as bytes from record where op = 'U' and stream_id = any(?)
                group by record_type, record_id) each""";

    private static final Amount NOTHING = new Amount(0, 0);

    private final Transactions transactions;
    private final SiteId central;

    PostgresDryRuns(Transactions transactions, RoutingConfig config) {
        this.transactions = transactions;
        this.central = new SiteId(config.centralSite());
    }

    @Override
    public Optional<Outlook> of(StoreId store, @Nullable SiteId site, Function<Standing, StorePlan> act) {
        return transactions.call(connection -> {
            Standing before = StandingSql.find(connection, store, site, central).orElse(null);
            if (before == null) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (act.apply(before)) {
                        case Refused(var why) -> new Outlook(why, false, List.of(), 0);
                        case Changes(var changes) -> outlook(connection, before, changes);
                    });
        });
    }

    @Override
    public Optional<Outlook> ofVisibility(StoreId store, StoreId in, boolean visible) {
        return transactions.call(connection -> {
            Standing home = StandingSql.find(connection, in, null, central).orElse(null);
            SiteId site = home == null ? null : home.active();
            Assumed gone = visible ? null : new Assumed(in, null);
            Standing before =
                    StandingSql.find(connection, store, site, central, gone).orElse(null);
            if (home == null || before == null) {
                return Optional.empty();
            }
            if (site == null) {
                return Optional.of(new Outlook(null, false, List.of(), 0));
            }
            Standing seeing = visible ? before.seenBy(site, new Ground("", in)) : before;
            return Optional.of(outlook(connection, before, FollowPlan.of(seeing, site)));
        });
    }

    private Outlook outlook(Connection connection, Standing before, List<StoreChange> changes) throws SQLException {
        List<AtSite> sites = new ArrayList<>();
        for (Effect effect : Effect.of(before, changes, following(connection, before.store(), changes))) {
            AtSite site = atSite(connection, effect);
            if (!isNothing(site)) {
                sites.add(site);
            }
        }
        return new Outlook(
                null,
                changes.stream().anyMatch(Collect.class::isInstance),
                sites,
                changes.stream().anyMatch(JudgeStore.class::isInstance) ? waiting(connection, before.store()) : 0);
    }

    /** What other stores become at the sites between which this one moves. */
    private List<StoreChange> following(Connection connection, StoreId store, List<StoreChange> changes)
            throws SQLException {
        SiteId to = changes.stream()
                .filter(Assign.class::isInstance)
                .map(assign -> ((Assign) assign).site())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        List<StoreChange> following = new ArrayList<>();
        for (StoreChange change : changes) {
            if (change instanceof Follow(SiteId site, StoreId in)) {
                for (StoreId seen :
                        Jdbc.list(connection, VISIBLE_STORES, row -> new StoreId(row.getString(1)), in.value())) {
                    StandingSql.find(connection, seen, site, central, new Assumed(store, to))
                            .ifPresent(standing -> following.addAll(FollowPlan.of(standing, site)));
                }
            }
        }
        return following;
    }

    /** Central itself has what it has: nothing is sent to its own site, and it forgets nothing. */
    private AtSite atSite(Connection connection, Effect effect) throws SQLException {
        boolean central = effect.site().equals(this.central);
        Amount gets =
                central ? NOTHING : amount(connection, ROWS, streams(connection, effect.site(), effect.reads(), false));
        Amount removes = central
                ? NOTHING
                : amount(connection, RECORDS, streams(connection, effect.site(), effect.leaves(), true));
        int gains = effect.gains().size();
        int forgets = effect.forgets().size();
        return new AtSite(
                effect.site().value(),
                effect.before().wireName(),
                effect.after().wireName(),
                effect.losesRight(),
                new Amount(gets.records() + gains, gets.bytes()),
                new Amount(removes.records() + forgets, removes.bytes()),
                gains,
                forgets);
    }

    private static boolean isNothing(AtSite site) {
        return site.before().equals(site.after())
                && !site.losesRight()
                && site.gets().records() + site.removes().records() == 0;
    }

    /** @param reading of streams that the site reads now; false: of the others */
    private static Integer[] streams(Connection connection, SiteId site, Set<StreamName> names, boolean reading)
            throws SQLException {
        return Jdbc.list(
                        connection,
                        STREAMS,
                        row -> row.getInt(1),
                        site.value(),
                        Jdbc.texts(names, name -> name.kind().prefix()),
                        Jdbc.texts(names, StreamName::owner),
                        reading)
                .toArray(Integer[]::new);
    }

    private static Amount amount(Connection connection, String sql, Integer[] streams) throws SQLException {
        return Jdbc.first(connection, sql, row -> new Amount(row.getLong(1), row.getLong(2)), (Object) streams)
                .orElse(NOTHING);
    }

    private static long waiting(Connection connection, StoreId store) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select count(*) from quarantine where waits_type = ? and waits_id = ?",
                        row -> row.getLong(1),
                        LetterSql.STORE_TYPE,
                        IdBytes.encode(store.value()))
                .orElse(0L);
    }
}
