package org.storesync.gateway.contact.jdbc;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.storesync.gateway.contact.KeptContacts;
import org.storesync.gateway.contact.SiteContact;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;

/** Contacts in the table {@code site_contact}. */
@Singleton
class SqlKeptContacts implements KeptContacts {
    private static final String WRITE = """
            insert into site_contact as known (site_id, app, address, protocol, first_contact_at, last_contact_at, queued)
            select * from unnest(?::int4[], ?::text[], ?::text[], ?::int4[], ?::timestamptz[], ?::timestamptz[], ?::int8[])
            on conflict (site_id) do update
            set app = excluded.app, address = excluded.address, protocol = excluded.protocol, last_contact_at = excluded.last_contact_at,
                queued = coalesce(excluded.queued, known.queued)
            where known.last_contact_at <= excluded.last_contact_at
            """;

    private static final String READ = """
            select site_id, app, address, protocol, first_contact_at, last_contact_at, queued
            from site_contact
            where site_id > ?
            order by site_id
            limit ?
            """;

    private final Transactions transactions;

    SqlKeptContacts(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void write(List<SiteContact> contacts) {
        transactions.run(connection -> Jdbc.update(
                connection,
                WRITE,
                contacts.stream().map(contact -> contact.site().value()).toArray(Integer[]::new),
                contacts.stream().map(SiteContact::app).toArray(String[]::new),
                contacts.stream().map(SiteContact::address).toArray(String[]::new),
                contacts.stream().map(SiteContact::protocol).toArray(Integer[]::new),
                contacts.stream().map(SiteContact::firstAt).toArray(Instant[]::new),
                contacts.stream().map(SiteContact::lastAt).toArray(Instant[]::new),
                contacts.stream().map(SiteContact::queued).toArray(Long[]::new)));
    }

    @Override
    public List<SiteContact> readAfter(int siteId, int limit) {
        return transactions.call(connection -> Jdbc.list(
                connection,
                READ,
                row -> new SiteContact(
                        new SiteId(row.getInt("site_id")),
                        row.getString("app"),
                        row.getString("address"),
                        row.getInt("protocol"),
                        Objects.requireNonNull(Jdbc.instant(row, "first_contact_at")),
                        Objects.requireNonNull(Jdbc.instant(row, "last_contact_at")),
                        row.getObject("queued", Long.class)),
                siteId,
                limit));
    }
}
