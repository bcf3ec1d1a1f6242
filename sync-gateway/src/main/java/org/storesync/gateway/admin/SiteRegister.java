package org.storesync.gateway.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.storesync.gateway.site.domain.SecretHash;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;

/** Keeps sites permanently. Each change raises the credential version and is audited in its own transaction. */
public interface SiteRegister {
    /**
     * Reserves a number for a new site, which nobody sees yet. If a number was reserved before under the same name and never finished, that
     * number is used again.
     *
     * @return empty if another site has the name
     */
    Optional<SiteId> reserve(String name, SiteKind kind, Instant at);

    /** Leaves a reserved number to the site that has it at routing. The next creation of a site with that name gets this number. */
    void passOver(SiteId site, String name);

    /**
     * Makes a real site from a reserved number.
     *
     * @return false if somebody else was faster
     */
    boolean activate(SiteId site, SecretHash secret, AuditEntry audit);

    Optional<SiteRecord> find(SiteId site);

    /** Sites in the order of their numbers, after one. */
    List<SiteRecord> list(int afterSiteId, int limit);

    /** The following methods return false if no site has this number. If nothing has to change, they write no audit row. */
    boolean suspend(SiteId site, String reason, AuditEntry audit);

    boolean resume(SiteId site, AuditEntry audit);

    boolean rekey(SiteId site, SecretHash secret, AuditEntry audit);

    boolean releaseDevice(SiteId site, AuditEntry audit);

    boolean kind(SiteId site, SiteKind kind, AuditEntry audit);

    /** Ends its credentials permanently. Its number is never used again. */
    boolean remove(SiteId site, AuditEntry audit);
}
