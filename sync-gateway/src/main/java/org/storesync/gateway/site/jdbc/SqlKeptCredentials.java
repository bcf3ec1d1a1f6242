package org.storesync.gateway.site.jdbc;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.site.KeptCredentials;
import org.storesync.gateway.site.domain.Credential;
import org.storesync.gateway.site.domain.SecretHash;
import org.storesync.gateway.site.domain.SiteState;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.audit.jdbc.AuditChain;
import org.storesync.kit.jdbc.Jdbc;
import org.storesync.kit.jdbc.Transactions;
import org.storesync.model.SiteId;

/** Credentials in the table {@code site}. */
@Singleton
class SqlKeptCredentials implements KeptCredentials {
    private static final String CHANGED = """
            select site_id, state, secret_hash, device, credential_version
            from site
            where credential_version > ? and state <> 'pending'
            order by credential_version
            limit ?
            """;

    private static final String FIND = """
            select site_id, state, secret_hash, device, credential_version
            from site
            where site_id = ? and state <> 'pending'
            """;

    private static final String BIND = """
            with clock as (update credential_clock set version = version + 1 returning version)
            update site set device = ?, device_bound_at = ?, credential_version = clock.version
            from clock
            where site_id = ? and device is null and state = 'active'
            """;

    private final Transactions transactions;
    private final AuditChain chain;

    SqlKeptCredentials(Transactions transactions, AuditChain chain) {
        this.transactions = transactions;
        this.chain = chain;
    }

    @Override
    public List<Credential> changedAfter(long version, int limit) {
        return transactions.call(
                connection -> Jdbc.list(connection, CHANGED, SqlKeptCredentials::credential, version, limit));
    }

    @Override
    public Optional<Credential> find(SiteId site) {
        return transactions.call(
                connection -> Jdbc.first(connection, FIND, SqlKeptCredentials::credential, site.value()));
    }

    @Override
    public Credential bindDevice(SiteId site, String device, Instant at, @Nullable String requestId) {
        return transactions.call(connection -> {
            int bound = Jdbc.update(connection, BIND, device, at, site.value());
            if (bound == 1) {
                String writer = "site/" + site;
                chain.append(
                        connection,
                        new AuditEntry(
                                writer,
                                writer,
                                "bind-device",
                                writer,
                                AuditDetail.of("device", device),
                                at,
                                requestId));
            }
            return Jdbc.first(connection, FIND, SqlKeptCredentials::credential, site.value())
                    .orElseThrow(() -> new IllegalStateException("site " + site + " is gone"));
        });
    }

    private static Credential credential(ResultSet row) throws SQLException {
        return new Credential(
                new SiteId(row.getInt("site_id")),
                SiteState.ofWire(row.getString("state")),
                new SecretHash(row.getBytes("secret_hash")),
                row.getString("device"),
                row.getLong("credential_version"));
    }
}
