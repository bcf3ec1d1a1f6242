package org.storesync.gateway.admin.jdbc;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.admin.SiteRecord;
import org.storesync.gateway.admin.SiteRegister;
import org.storesync.gateway.contact.SiteContact;
import org.storesync.gateway.site.domain.SecretHash;
import org.storesync.gateway.site.domain.SiteState;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;

/** Sites in the table {@code site}. */
@Singleton
class SqlSiteRegister implements SiteRegister {
    private static final String RESERVE = """
            insert into site as known (name, kind, state, created_at) values (?, ?, 'pending', ?)
            on conflict (lower(name)) do update set kind = excluded.kind, name = excluded.name where known.state = 'pending'
            returning site_id
            """;

    private static final String PASS_OVER = """
            update site set name = ? where site_id = ? and state = 'pending'
                and not exists (select 1 from site other where lower(other.name) = lower(?))
            """;

    private static final String ACTIVATE = """
            with clock as (update credential_clock set version = version + 1 returning version)
            update site set state = 'active', secret_hash = ?, created_at = ?, credential_version = clock.version
            from clock
            where site_id = ? and state = 'pending'
            """;

    private static final String SUSPEND = """
            with clock as (update credential_clock set version = version + 1 returning version)
            update site set state = 'suspended', suspended_reason = ?, credential_version = clock.version
            from clock
            where site_id = ? and state = 'active'
            """;

    private static final String RESUME = """
            with clock as (update credential_clock set version = version + 1 returning version)
            update site set state = 'active', suspended_reason = null, credential_version = clock.version
            from clock
            where site_id = ? and state = 'suspended'
            """;

    private static final String REKEY = """
            with clock as (update credential_clock set version = version + 1 returning version)
            update site set secret_hash = ?, credential_version = clock.version
            from clock
            where site_id = ? and state in ('active', 'suspended')
            """;

    private static final String KIND = """
            update site set kind = ? where site_id = ? and kind <> ? and state in ('active', 'suspended')
            """;

    /** After this its name is free again, and no secret is valid for it. */
    private static final String REMOVE = """
            with clock as (update credential_clock set version = version + 1 returning version)
            update site set state = 'removed', name = name || ' (removed ' || site_id || ')', device = null,
                device_bound_at = null, secret_hash = decode(repeat('00', 32), 'hex'), credential_version = clock.version
            from clock
            where site_id = ? and state in ('active', 'suspended')
            """;

    private static final String RELEASE_DEVICE = """
            with clock as (update credential_clock set version = version + 1 returning version)
            update site set device = null, device_bound_at = null, credential_version = clock.version
            from clock
            where site_id = ? and device is not null and state in ('active', 'suspended')
            """;

    private static final String EXISTS = """
            select 1 from site where site_id = ? and state in ('active', 'suspended')
            """;

    private static final String LIST = """
            select s.site_id, s.name, s.kind, s.state, s.suspended_reason, s.device, s.device_bound_at, s.created_at,
                   c.app, c.address, c.protocol, c.first_contact_at, c.last_contact_at, c.queued
            from site s left join site_contact c using (site_id)
            where s.site_id >= ? and s.state in ('active', 'suspended')
            order by s.site_id
            limit ?
            """;

    private final Transactions transactions;
    private final AuditChain chain;

    SqlSiteRegister(Transactions transactions, AuditChain chain) {
        this.transactions = transactions;
        this.chain = chain;
    }

    @Override
    public Optional<SiteId> reserve(String name, SiteKind kind, Instant at) {
        return transactions.call(connection ->
                Jdbc.first(connection, RESERVE, row -> new SiteId(row.getInt(1)), name, kind.wireName(), at));
    }

    @Override
    public void passOver(SiteId site, String name) {
        transactions.run(connection -> {
            if (Jdbc.update(connection, PASS_OVER, name, site.value(), name) == 0) {
                Jdbc.update(connection, "delete from site where site_id = ? and state = 'pending'", site.value());
            }
        });
    }

    @Override
    public boolean activate(SiteId site, SecretHash secret, AuditEntry audit) {
        return transactions.call(connection -> {
            if (Jdbc.update(connection, ACTIVATE, secret.bytes(), audit.at(), site.value()) == 0) {
                return false;
            }
            chain.append(connection, audit);
            return true;
        });
    }

    @Override
    public Optional<SiteRecord> find(SiteId site) {
        return transactions.call(connection -> Jdbc.first(connection, LIST, SqlSiteRegister::site, site.value(), 1)
                .filter(found -> found.site().equals(site)));
    }

    @Override
    public List<SiteRecord> list(int afterSiteId, int limit) {
        return transactions.call(
                connection -> Jdbc.list(connection, LIST, SqlSiteRegister::site, afterSiteId + 1, limit));
    }

    @Override
    public boolean suspend(SiteId site, String reason, AuditEntry audit) {
        return change(site, audit, SUSPEND, reason, site.value());
    }

    @Override
    public boolean resume(SiteId site, AuditEntry audit) {
        return change(site, audit, RESUME, site.value());
    }

    @Override
    public boolean rekey(SiteId site, SecretHash secret, AuditEntry audit) {
        return change(site, audit, REKEY, secret.bytes(), site.value());
    }

    @Override
    public boolean releaseDevice(SiteId site, AuditEntry audit) {
        return change(site, audit, RELEASE_DEVICE, site.value());
    }

    @Override
    public boolean kind(SiteId site, SiteKind kind, AuditEntry audit) {
        return change(site, audit, KIND, kind.wireName(), site.value(), kind.wireName());
    }

    @Override
    public boolean remove(SiteId site, AuditEntry audit) {
        return change(site, audit, REMOVE, site.value());
    }

    private boolean change(SiteId site, AuditEntry audit, String sql, @Nullable Object... arguments) {
        return transactions.call(connection -> {
            if (Jdbc.update(connection, sql, arguments) > 0) {
                chain.append(connection, audit);
                return true;
            }
            return exists(connection, site);
        });
    }

    private static boolean exists(Connection connection, SiteId site) throws SQLException {
        return Jdbc.first(connection, EXISTS, row -> true, site.value()).isPresent();
    }

    private static SiteRecord site(ResultSet row) throws SQLException {
        SiteId site = new SiteId(row.getInt("site_id"));
        return new SiteRecord(
                site,
                row.getString("name"),
                SiteKind.ofWire(row.getString("kind")),
                SiteState.ofWire(row.getString("state")),
                row.getString("suspended_reason"),
                row.getString("device"),
                Jdbc.instant(row, "device_bound_at"),
                Objects.requireNonNull(Jdbc.instant(row, "created_at")),
                contact(row, site));
    }

    private static @Nullable SiteContact contact(ResultSet row, SiteId site) throws SQLException {
        Instant first = Jdbc.instant(row, "first_contact_at");
        Instant last = Jdbc.instant(row, "last_contact_at");
        if (first == null || last == null) {
            return null;
        }
        return new SiteContact(
                site,
                row.getString("app"),
                row.getString("address"),
                row.getInt("protocol"),
                first,
                last,
                row.getObject("queued", Long.class));
    }
}
