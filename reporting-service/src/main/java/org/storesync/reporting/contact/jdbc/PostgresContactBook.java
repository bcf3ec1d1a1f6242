package org.storesync.reporting.contact.jdbc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.reporting.answer.jdbc.RowCursor;
import org.storesync.reporting.contact.ContactBook;
import org.storesync.reporting.contact.domain.ContactPosition;
import org.storesync.reporting.contact.domain.ContactRow;
import org.storesync.reporting.contact.domain.Ending;
import org.storesync.reporting.contact.domain.Silence;
import org.storesync.reporting.contact.domain.SiteContact;
import org.storesync.reporting.contact.domain.StoreSite;

/** Tables {@code site_contact}, {@code store_site} and {@code list_read}. */
@Singleton
public class PostgresContactBook implements ContactBook {
    private static final String SITES = "sites";
    private static final String STORES = "stores";

    /** A replica of the gateway that has just started may tell an older contact than another one did. The newer contact stays. */
    private static final String NOTE_SITES = """
            insert into site_contact as known (site_id, name, kind, state, app, last_contact_at, queued, read_at)
            select site_id, name, kind, state, app, last_contact_at, queued, ?
            from unnest(?, ?, ?, ?, ?, ?, ?) as fresh (site_id, name, kind, state, app, last_contact_at, queued)
            order by site_id
            on conflict (site_id) do update set name = excluded.name, kind = excluded.kind, state = excluded.state,
                app = excluded.app, queued = excluded.queued, read_at = excluded.read_at,
                last_contact_at = greatest(known.last_contact_at, excluded.last_contact_at)
            """;

    private static final String NOTE_STORES = """
            insert into store_site as known (store_id, active_site, collected, ending, left_out_since, read_at, ended_at)
            select store_id, active_site, ending is null, ending, left_out_since, now_at, case when ending is null then null else now_at end
            from unnest(?, ?, ?, ?) as fresh (store_id, active_site, ending, left_out_since), (values (?::timestamptz)) as t (now_at)
            order by store_id
            on conflict (store_id) do update set active_site = excluded.active_site, collected = excluded.collected,
                ending = excluded.ending, left_out_since = excluded.left_out_since, read_at = excluded.read_at,
                ended_at = case when excluded.collected then null else coalesce(known.ended_at, excluded.ended_at) end
            """;

    private static final String END = """
            insert into list_read as known (list, read_at) values (?, ?)
            on conflict (list) do update set read_at = greatest(known.read_at, excluded.read_at)
            """;

    /** A site's number has a fixed width, so that it sorts as text. Rows without a time come first. */
    private static final String ROWS = """
            select * from (
                select 'SITE' as kind, to_char(site_id, 'FM0000000000') collate "C" as key, site_id, name as site_name,
                    state as site_state, app, null as store_id, null as code, null as name, last_contact_at, queued
                from site_contact
                union all
                select 'STORE', a.store_id, a.active_site, c.name, c.state, c.app, a.store_id,
                    coalesce(nullif(s.code, ''), n.code), coalesce(nullif(s.name, ''), n.name), c.last_contact_at, c.queued
                from store_site a
                left join site_contact c on c.site_id = a.active_site
                left join store s on s.id = a.store_id
                left join name n on n.id = s.name_id
            ) r
            where kind = any(?)
                and (coalesce(last_contact_at, '-infinity'), kind, key) > (?::timestamptz, ?, ?)
            order by coalesce(last_contact_at, '-infinity'), kind, key
            """;

    private static final String COUNTS = """
            select kind, case when site_id is null then 'UNASSIGNED' when last_contact_at is null then 'NEVER'
                when last_contact_at < ? then 'RED' when last_contact_at < ? then 'LATE' else 'OK' end as state, count(*)
            from (select 'SITE' as kind, site_id, last_contact_at from site_contact
                union all
                select 'STORE', a.active_site, c.last_contact_at
                from store_site a left join site_contact c on c.site_id = a.active_site) r
            group by 1, 2
            """;

    private final Transactions transactions;

    public PostgresContactBook(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void noteSites(List<SiteContact> sites, Instant readAt) {
        transactions.run(connection -> Jdbc.update(
                connection,
                NOTE_SITES,
                readAt,
                sites.stream().map(SiteContact::siteId).toArray(Integer[]::new),
                sites.stream().map(SiteContact::name).toArray(String[]::new),
                sites.stream().map(SiteContact::kind).toArray(String[]::new),
                sites.stream().map(SiteContact::state).toArray(String[]::new),
                sites.stream().map(SiteContact::app).toArray(String[]::new),
                sites.stream().map(SiteContact::lastContactAt).toArray(Instant[]::new),
                sites.stream().map(SiteContact::queued).toArray(Long[]::new)));
    }

    @Override
    public void endSites(Instant readAt) {
        transactions.run(connection -> {
            Jdbc.update(connection, "delete from site_contact where read_at < ?", readAt);
            Jdbc.update(connection, END, SITES, readAt);
        });
    }

    @Override
    public void noteStores(List<StoreSite> stores, Instant readAt) {
        transactions.run(connection -> Jdbc.update(
                connection,
                NOTE_STORES,
                stores.stream().map(StoreSite::storeId).toArray(String[]::new),
                stores.stream().map(StoreSite::activeSite).toArray(Integer[]::new),
                stores.stream().map(PostgresContactBook::endReason).toArray(String[]::new),
                stores.stream().map(PostgresContactBook::leftOutSince).toArray(Instant[]::new),
                readAt));
    }

    private static @Nullable String endReason(StoreSite store) {
        Ending ending = store.ending();
        return ending == null ? null : ending.reason().wireName();
    }

    private static @Nullable Instant leftOutSince(StoreSite store) {
        Ending ending = store.ending();
        return ending == null ? null : ending.leftOutSince();
    }

    @Override
    public void endStores(Instant readAt) {
        transactions.run(connection -> {
            Jdbc.update(connection, "delete from store_site where read_at < ?", readAt);
            Jdbc.update(connection, END, STORES, readAt);
        });
    }

    @Override
    public ReadTimes readTimes() {
        return transactions.call(connection -> Jdbc.first(
                        connection, """
                        select max(read_at) filter (where list = 'sites') as sites,
                            max(read_at) filter (where list = 'stores') as stores
                        from list_read
                        """, row -> new ReadTimes(Jdbc.instant(row, SITES), Jdbc.instant(row, STORES)))
                .orElseThrow());
    }

    @Override
    public Counts counts(Silence silence) {
        Map<String, Map<Silence.State, Long>> counts = Map.of(
                ContactRow.SITE, new EnumMap<>(Silence.State.class),
                ContactRow.STORE, new EnumMap<>(Silence.State.class));
        transactions
                .call(connection -> Jdbc.list(
                        connection,
                        COUNTS,
                        row -> new Count(row.getString(1), Silence.State.valueOf(row.getString(2)), row.getLong(3)),
                        silence.redBefore(),
                        silence.lateBefore()))
                .forEach(count ->
                        Objects.requireNonNull(counts.get(count.kind())).put(count.state(), count.number()));
        return new Counts(
                Objects.requireNonNull(counts.get(ContactRow.SITE)),
                Objects.requireNonNull(counts.get(ContactRow.STORE)));
    }

    private record Count(String kind, Silence.State state, long number) {}

    @Override
    public List<ContactRow> page(Set<String> kinds, @Nullable ContactPosition after, int limit) {
        List<Object> arguments = arguments(kinds, after);
        arguments.add(limit);
        return transactions.call(connection ->
                Jdbc.list(connection, ROWS + " limit ?", PostgresContactBook::contact, arguments.toArray()));
    }

    @Override
    public void each(Set<String> kinds, Consumer<ContactRow> row) {
        transactions.run(connection ->
                RowCursor.each(connection, ROWS, arguments(kinds, null), PostgresContactBook::contact, row));
    }

    private static List<Object> arguments(Set<String> kinds, @Nullable ContactPosition after) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(kinds.toArray(String[]::new));
        Instant time = after == null ? null : after.lastContactAt();
        arguments.add(time == null ? "-infinity" : time.toString());
        arguments.add(after == null ? "" : after.kind());
        arguments.add(after == null ? "" : after.key());
        return arguments;
    }

    private static ContactRow contact(ResultSet row) throws SQLException {
        String storeId = row.getString("store_id");
        return new ContactRow(
                row.getString("kind"),
                row.getString("key"),
                row.getObject("site_id", Integer.class),
                text(row, "site_name"),
                text(row, "site_state"),
                text(row, "app"),
                storeId == null ? null : new ContactRow.Store(storeId, text(row, "code"), text(row, "name")),
                Jdbc.instant(row, "last_contact_at"),
                row.getObject("queued", Long.class));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}
