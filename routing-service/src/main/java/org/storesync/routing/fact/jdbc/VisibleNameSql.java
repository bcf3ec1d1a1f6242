package org.storesync.routing.fact.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.model.SiteId;
import org.storesync.model.StoreId;
import org.storesync.routing.fact.domain.NameJoin;
import org.storesync.routing.fact.domain.Scope;

/**
 * Table {@code visible_name}: the names that are visible in stores. Who changes what a type follows from asks, in table {@code type_due},
 * that the types concerned are derived again (B3).
 */
public final class VisibleNameSql {
    private static final String ASK = "insert into type_due (store_id, site_id, asked_by) ";
    private static final String SHOWN =
            " from visible_name v join store x on x.name_id = v.name_id join assignment a on a.store_id = v.store_id ";

    private VisibleNameSql() {}

    /**
     * Keeps these joins, and forgets others.
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
        Jdbc.update(connection, "delete from visible_name where join_id = any(?)", (Object) concerned);
        Jdbc.update(
                connection,
                "insert into visible_name (join_id, store_id, name_id) select * from unnest(?::text[], ?::text[], ?::text[])",
                ids,
                Jdbc.texts(joins, NameJoin::storeId),
                Jdbc.texts(joins, NameJoin::nameId));
        ask(connection, by, ids);
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
                row -> new NameJoin(row.getString(1), row.getString(2), row.getString(3)),
                store.value());
    }
}
