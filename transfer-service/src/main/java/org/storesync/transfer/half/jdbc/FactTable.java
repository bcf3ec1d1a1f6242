package org.storesync.transfer.half.jdbc;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.transfer.half.domain.arrival.Arrived;
import org.storesync.transfer.half.domain.content.DocumentKey;
import org.storesync.transfer.half.domain.content.Party;
import org.storesync.transfer.half.domain.content.Wanted.Reference;
import org.storesync.transfer.half.domain.judge.Judgement;
import org.storesync.transfer.half.domain.judge.Parties;
import org.storesync.transfer.half.domain.judge.Wait;

/**
 * Tables {@code store}, {@code known_record} and {@code wait}: which name belongs to which store, what has come, and what a source waits
 * for.
 */
final class FactTable {
    private static final String SATISFIED = """
            select w.source_type, w.source_id from wait w join known_record k on k.record_type = w.record_type and k.record_id = w.record_id
            union
            select w.source_type, w.source_id from wait w join store s on s.store_id = w.record_id
            where w.record_type = 'store' and s.name_id is not null
            union
            select w.source_type, w.source_id from wait w join store s on s.name_id = w.record_id where w.record_type in ('party', 'name')
            """;

    private FactTable() {}

    static void putStore(Connection connection, Arrived store) throws SQLException {
        String name = store.body().id("name_ID");
        @Nullable LocalDate created = store.body().date("created_date").orElse(null);
        Jdbc.update(
                connection,
                """
                insert into store as s (store_id, name_id, created_on, version) values (?, ?, cast(? as date), ?)
                on conflict (store_id) do update set name_id = excluded.name_id, created_on = excluded.created_on, version = excluded.version
                where s.version < excluded.version""",
                store.key().id(),
                name.isEmpty() ? null : name,
                created == null ? null : created.toString(),
                store.version());
    }

    static void came(Connection connection, List<DocumentKey> records) throws SQLException {
        if (!records.isEmpty()) {
            Jdbc.update(
                    connection,
                    "insert into known_record (record_type, record_id) select * from unnest(?, ?) on conflict do nothing",
                    Jdbc.texts(records, DocumentKey::type),
                    Jdbc.texts(records, DocumentKey::id));
        }
    }

    /** Those of these records that have come; a name also with its store. */
    static Set<Reference> known(Connection connection, Collection<Reference> records) throws SQLException {
        return records.isEmpty()
                ? Set.of()
                : new HashSet<>(Jdbc.list(
                        connection,
                        """
                        select k.record_type, k.record_id from known_record k join unnest(?, ?) as n (type, id)
                            on k.record_type = n.type and k.record_id = n.id
                        union
                        select 'name', s.name_id from store s where s.name_id = any(?)""",
                        row -> new Reference(row.getString(1), row.getString(2)),
                        Jdbc.texts(records, Reference::type),
                        Jdbc.texts(records, Reference::id),
                        Jdbc.texts(records, Reference::id)));
    }

    /**
     * Those of these stores that are known, the stores with these names, in the order of their ids, and which of these names have come. It
     * is one statement, so that all are of one moment.
     */
    static Parties parties(Connection connection, Collection<String> stores, Collection<String> names)
            throws SQLException {
        String[] wanted = names.toArray(String[]::new);
        List<Party> parties = new ArrayList<>();
        Set<String> come = new HashSet<>();
        Jdbc.list(
                connection,
                """
                select store_id, name_id, created_on from store
                where (store_id = any(?) or name_id = any(?)) and name_id is not null
                union all
                select null, record_id, null from known_record where record_type = 'name' and record_id = any(?)
                order by 1""",
                row -> row.getString(1) == null ? come.add(row.getString(2)) : parties.add(party(row)),
                stores.toArray(String[]::new),
                wanted,
                wanted);
        return new Parties(parties, come);
    }

    private static Party party(ResultSet row) throws SQLException {
        return new Party(row.getString(1), row.getString(2), row.getObject(3, LocalDate.class));
    }

    /** Notes everything for which judged sources wait now. */
    static void waitFor(Connection connection, List<Judgement> judgements) throws SQLException {
        if (!judgements.isEmpty()) {
            Jdbc.update(
                    connection,
                    "delete from wait where (source_type, source_id) in (select * from unnest(?, ?))",
                    Jdbc.texts(judgements, each -> each.source().key().type()),
                    Jdbc.texts(judgements, each -> each.source().key().id()));
        }
        List<Wait> waits =
                judgements.stream().flatMap(each -> each.waits().stream()).toList();
        if (!waits.isEmpty()) {
            Jdbc.update(
                    connection,
                    "insert into wait (source_type, source_id, record_type, record_id) select * from unnest(?, ?, ?, ?)"
                            + " on conflict do nothing",
                    Jdbc.texts(waits, wait -> wait.source().type()),
                    Jdbc.texts(waits, wait -> wait.source().id()),
                    Jdbc.texts(waits, Wait::type),
                    Jdbc.texts(waits, Wait::id));
        }
    }

    /** Sources that wait for something that is there. Sources locked by another transaction are left to the next look. */
    static List<DocumentKey> satisfied(Connection connection, int max) throws SQLException {
        return Jdbc.list(
                connection,
                "select d.record_type, d.document_id from document d where (d.record_type, d.document_id) in ("
                        + SATISFIED + ") limit ? for update of d skip locked",
                row -> new DocumentKey(row.getString(1), row.getString(2)),
                max);
    }

    /** Whether home streams are still being read. Then records on which a source's pair depends may still be missing. */
    static boolean isLoading(Connection connection) throws SQLException {
        return Jdbc.first(connection, "select 1 from feed_position where seq is null limit 1", row -> true)
                .isPresent();
    }
}
