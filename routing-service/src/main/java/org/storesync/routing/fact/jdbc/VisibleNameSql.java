package org.storesync.routing.fact.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.model.catalogue.RecordCatalogue;
import org.storesync.routing.fact.domain.NameJoin;
import org.storesync.routing.fact.domain.Scope;
import org.storesync.routing.fact.domain.VisibleName;
import org.storesync.routing.record.domain.RecordKey;

/**
 * Tables {@code visible_name} and {@code ended_visibility}: the names that are visible in stores, and until which position of the store's
 * setup stream a site may not know that this has ended. Who changes what a type follows from asks, in table {@code type_due}, that the
 * types concerned are derived again (B3), and in table {@code address_due} that documents are addressed (D9).
 */
public final class VisibleNameSql {
    private static final int NAME_JOIN =
            RecordCatalogue.standard().find("name_store_join").orElseThrow().code();
    private static final String ASK = "insert into type_due (store_id, site_id, asked_by) ";
    private static final String SHOWN =
            " from visible_name v join store x on x.name_id = v.name_id join assignment a on a.store_id = v.store_id ";

    private VisibleNameSql() {}

    /**
     * Keeps these joins, and forgets others. The caller holds the heads of the data and of the setup of their stores, and has written the
     * joins.
     *
     * @param ended ids of joins by which nothing is visible any more
     */
    public static void change(Connection connection, List<NameJoin> joins, Collection<String> ended)
            throws SQLException {
        String[] ids = joins.stream().map(NameJoin::joinId).toArray(String[]::new);
        String[] concerned = Stream.concat(Arrays.stream(ids), ended.stream()).toArray(String[]::new);
        long by = transaction(connection);
        // A store that gets a name asks for the joins that it sees. Neither may miss the other.
        VersionSql.hold(connection, Scope.NAMES);
        ask(connection, by, concerned);
        List<NameJoin> before = Jdbc.list(
                connection,
                "select join_id, store_id, name_id from visible_name where join_id = any(?)",
                VisibleNameSql::join,
                (Object) concerned);
        Jdbc.update(connection, "delete from visible_name where join_id = any(?)", (Object) concerned);
        Jdbc.update(
                connection,
                "insert into visible_name (join_id, store_id, name_id) select * from unnest(?::text[], ?::text[], ?::text[])",
                ids,
                Jdbc.texts(joins, NameJoin::storeId),
                Jdbc.texts(joins, NameJoin::nameId));
        ask(connection, by, ids);
        SortedSet<String> stores = new TreeSet<>();
        before.forEach(join -> stores.add(join.storeId()));
        joins.forEach(join -> stores.add(join.storeId()));
        VersionSql.raise(connection, stores);
        noteEnds(connection, before);
        Jdbc.update(
                connection,
                "insert into address_due (store_id, asked_by) select distinct unnest(?::text[]), ?::bigint on conflict do nothing",
                Jdbc.texts(joins, NameJoin::storeId),
                by);
    }

    /** Notes for each name that no join makes visible any more where its site reads of that. */
    private static void noteEnds(Connection connection, List<NameJoin> before) throws SQLException {
        for (NameJoin join : before) {
            Optional<Integer> setup = Jdbc.first(
                    connection,
                    "select stream_id from stream where kind = 'store-setup' and owner = ? and not exists"
                            + " (select 1 from visible_name v where v.store_id = ? and v.name_id = ?)",
                    row -> row.getInt(1),
                    join.storeId(),
                    join.storeId(),
                    join.nameId());
            if (setup.isPresent()) {
                Jdbc.update(
                        connection,
                        """
                        insert into ended_visibility (store_id, name_id, seq) values (?, ?, ?)
                        on conflict (store_id, name_id) do update set seq = excluded.seq""",
                        join.storeId(),
                        join.nameId(),
                        position(connection, setup.get(), RecordKey.of(NAME_JOIN, join.joinId())));
            }
        }
    }

    private static long position(Connection connection, int stream, RecordKey join) throws SQLException {
        return Jdbc.first(
                        connection,
                        "select seq from record where stream_id = ? and record_type = ? and record_id = ?",
                        row -> row.getLong(1),
                        stream,
                        (short) join.type(),
                        join.id())
                .orElse(0L);
    }

    /** Those of these names that are visible in these stores, and those whose end the site does not know yet (D9). The primary knows. */
    public static Set<VisibleName> among(
            Connection connection, SiteId site, Collection<String> stores, Collection<String> names)
            throws SQLException {
        String[] in = stores.toArray(String[]::new);
        String[] shown = names.toArray(String[]::new);
        return new HashSet<>(Jdbc.list(
                connection,
                """
                select v.store_id, v.name_id from visible_name v where v.store_id = any(?) and v.name_id = any(?)
                union all
                select e.store_id, e.name_id from ended_visibility e
                join stream t on t.kind = 'store-setup' and t.owner = e.store_id
                join subscription s on s.site_id = ? and s.stream_id = t.stream_id and s.ended_at is null
                where e.store_id = any(?) and e.name_id = any(?) and e.seq > s.known
                    and not exists (select 1 from primary_assignment p where p.site_id = s.site_id)""",
                row -> new VisibleName(row.getString(1), row.getString(2)),
                in,
                shown,
                site.value(),
                in,
                shown));
    }

    private static NameJoin join(ResultSet row) throws SQLException {
        return new NameJoin(row.getString(1), row.getString(2), row.getString(3));
    }

    /** Its number. No other transaction asks by it. */
    private static long transaction(Connection connection) throws SQLException {
        return Jdbc.first(connection, "select pg_current_xact_id()::text::bigint", row -> row.getLong(1))
                .orElseThrow();
    }

    private static void ask(Connection connection, long by, String[] joins) throws SQLException {
        Jdbc.update(
                connection,
                ASK + "select distinct x.store_id, a.site_id, ?::bigint" + SHOWN
                        + "where v.join_id = any(?) and a.site_id is not null on conflict do nothing",
                by,
                joins);
    }

    /** Asks for the types, on a site, of the stores that are visible in this one. */
    public static void askVisibleIn(Connection connection, StoreId store, SiteId site) throws SQLException {
        Jdbc.update(
                connection,
                ASK + "select distinct x.store_id, ?::int, ?::bigint" + SHOWN
                        + "where v.store_id = ? on conflict do nothing",
                site.value(),
                transaction(connection),
                store.value());
    }

    /**
     * Asks for the types of a store on the sites where one of these names is visible: the store got the name, or lost it. The caller has
     * raised the version of all names.
     */
    public static void askNamed(Connection connection, String store, Collection<String> names) throws SQLException {
        Jdbc.update(connection, ASK + """
                select distinct ?::text, a.site_id, ?::bigint from visible_name v join assignment a on a.store_id = v.store_id
                where v.name_id = any(?) and a.site_id is not null on conflict do nothing""", store, transaction(connection), names.toArray(String[]::new));
    }

    /** The joins of a store. */
    public static List<NameJoin> of(Connection connection, StoreId store) throws SQLException {
        return Jdbc.list(
                connection,
                "select join_id, store_id, name_id from visible_name where store_id = ?",
                VisibleNameSql::join,
                store.value());
    }
}
