package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.Party;

/** Table {@code store}: which name is which store. */
final class StoreTable {
    private StoreTable() {}

    /** False for a row that says nothing new. */
    static boolean put(Connection connection, Arrived store, Instant now) throws SQLException {
        String name = store.body().id("name_ID");
        @Nullable LocalDate created = store.body().date("created_date").orElse(null);
        return Jdbc.update(
                        connection,
                        """
                        insert into store as s (store_id, name_id, created_on, version, came_at) values (?, ?, cast(? as date), ?, ?)
                        on conflict (store_id) do update set name_id = excluded.name_id, created_on = excluded.created_on,
                            version = excluded.version, came_at = excluded.came_at
                        where s.version < excluded.version""",
                        store.id(),
                        name.isEmpty() ? null : name,
                        created == null ? null : created.toString(),
                        store.version(),
                        now)
                == 1;
    }

    /** Those of these stores, and those that go by these names, in the order of their ids. */
    static List<Party> parties(Connection connection, Collection<String> stores, Collection<String> names)
            throws SQLException {
        return Jdbc.list(
                connection,
                "select store_id, name_id, created_on from store"
                        + " where (store_id = any(?) or name_id = any(?)) and name_id is not null order by store_id",
                StoreTable::party,
                stores.toArray(String[]::new),
                names.toArray(String[]::new));
    }

    private static Party party(ResultSet row) throws SQLException {
        return new Party(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class));
    }

    /**
     * Sources that wait for a store which came since, and whose stores are both there now. Those another transaction is at are left to the next
     * look.
     */
    static List<String> waitingFor(Connection connection, Instant since, int max) throws SQLException {
        return Jdbc.list(connection, """
                select d.document_id from document d
                where d.waits_for = 'party' and d.document_id in (
                        select w.document_id from store s join document w on w.name_id = s.name_id
                        where s.came_at >= ? and w.waits_for = 'party'
                        union
                        select w.document_id from store s join document w on w.store_id = s.store_id
                        where s.came_at >= ? and w.waits_for = 'party')
                    and exists (select 1 from store s where s.name_id = d.name_id)
                    and exists (select 1 from store s where s.store_id = d.store_id and s.name_id is not null)
                limit ? for update of d skip locked""", row -> row.getString(1), since, since, max);
    }

    /** Sources that came while the home streams were being read. */
    static List<String> waitingForLoad(Connection connection, int max) throws SQLException {
        return Jdbc.list(
                connection,
                "select document_id from document where waits_for = 'load' limit ? for update skip locked",
                row -> row.getString(1),
                max);
    }

    /** Whether home streams are still being read: what a source's pair may hang on is not all here yet. */
    static boolean isLoading(Connection connection) throws SQLException {
        return Jdbc.first(connection, "select 1 from feed_position where seq is null", row -> true)
                .isPresent();
    }
}
