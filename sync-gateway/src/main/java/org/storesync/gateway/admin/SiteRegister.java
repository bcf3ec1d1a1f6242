package org.storesync.gateway.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.storesync.gateway.site.domain.SecretHash;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;

/** Where sites are kept for good. Each change raises the credential version and is audited in its own transaction. */
public interface SiteRegister {
    /**
     * Takes a number for a site to be, which nobody sees yet; one taken before under the same name and never finished is taken again.
     *
     * @return empty if another site has the name
     */
    Optional<SiteId> reserve(String name, SiteKind kind, Instant at);

    /**
     * Makes a reserved site a real one.
     *
     * @return false if somebody else was faster
     */
    boolean activate(SiteId site, SecretHash secret, AuditEntry audit);

    Optional<SiteRecord> find(SiteId site);

    /** Sites after one, by number. */
    List<SiteRecord> list(int afterSiteId, int limit);

    /** The following answer false if there is no such site; what is so already stays so, without an audit row. */
    boolean suspend(SiteId site, String reason, AuditEntry audit);

    boolean resume(SiteId site, AuditEntry audit);

    boolean rekey(SiteId site, SecretHash secret, AuditEntry audit);

    boolean releaseDevice(SiteId site, AuditEntry audit);

    boolean kind(SiteId site, SiteKind kind, AuditEntry audit);

    /** Ends its credentials for good; its number is never given again. */
    boolean remove(SiteId site, AuditEntry audit);
}
