package org.storesync.gateway.admin;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.contact.ContactBook;
import org.storesync.gateway.contact.SiteContact;
import org.storesync.gateway.routing.SiteRegistration;
import org.storesync.gateway.site.SecretHasher;
import org.storesync.gateway.site.SiteDirectory;
import org.storesync.kit.audit.AuditDetail;
import org.storesync.kit.audit.AuditEntry;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Caller;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;

/**
 * What administrators do to sites. Each act is audited with the person who did it. It takes effect here at once, and on other replicas
 * within seconds.
 */
@Singleton
public class SiteAdministration {
    private static final Logger LOG = Logger.getLogger(SiteAdministration.class);
    /** More sites than one call should look through. */
    private static final int PASSED_OVER_MAX = 1_000;

    private final SiteRegister register;
    private final SiteRegistration routing;
    private final SiteDirectory sites;
    private final ContactBook contacts;
    private final SecretHasher secrets;
    private final Clock clock;

    SiteAdministration(
            SiteRegister register,
            SiteRegistration routing,
            SiteDirectory sites,
            ContactBook contacts,
            SecretHasher secrets,
            Clock clock) {
        this.register = register;
        this.routing = routing;
        this.sites = sites;
        this.contacts = contacts;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Who acts, and in which request. */
    public record Act(Caller caller, @Nullable String requestId) {}

    /** A site and its secret, which can't be shown again. */
    public record NewSecret(SiteRecord site, String secret) {}

    /**
     * Creates a site here and at routing. If routing does not accept it, nothing is created, and the number stays reserved for the next
     * try.
     */
    public NewSecret create(String name, SiteKind kind, Act act) {
        SiteId site = registered(name, kind, act);
        String secret = secrets.newSecret();
        if (!register.activate(site, secrets.hash(secret), audit(act, "create-site", site, AuditDetail.of(json -> {
            json.writeStringField("name", name);
            json.writeStringField("kind", kind.wireName());
        })))) {
            throw Problem.of(ProblemCode.SITE_NAME_TAKEN);
        }
        sites.refresh(site);
        return new NewSecret(one(site), secret);
    }

    /**
     * Passes over numbers that other sites have at routing: central's own site has one from the beginning, and if this database was restored
     * alone, sites that it forgot have theirs. Each gets its number back when it is created again under its name.
     */
    private SiteId registered(String name, SiteKind kind, Act act) {
        for (int passed = 0; passed < PASSED_OVER_MAX; passed++) {
            SiteId site = register.reserve(name, kind, clock.instant())
                    .orElseThrow(() -> Problem.of(ProblemCode.SITE_NAME_TAKEN));
            Optional<String> other = routing.register(site, name, kind, act.requestId());
            if (other.isEmpty()) {
                return site;
            }
            LOG.warnf(
                    "the number %s is passed over: the site '%s' has it at routing; if this database was restored, create that site again",
                    site, other.get());
            register.passOver(site, other.get());
        }
        throw Problem.of(
                ProblemCode.ROUTING_UNAVAILABLE,
                "this database is much older than routing's: restore both to one moment, or try again to pass over more numbers");
    }

    public SiteRecord one(SiteId site) {
        return register.find(site).map(this::withNewestContact).orElseThrow(SiteAdministration::unknown);
    }

    /** Sites in the order of their numbers, after one; at most {@code limit}. */
    public List<SiteRecord> list(int afterSiteId, int limit) {
        return register.list(afterSiteId, limit).stream()
                .map(this::withNewestContact)
                .toList();
    }

    public SiteRecord suspend(SiteId site, String reason, Act act) {
        return changed(
                site,
                register.suspend(site, reason, audit(act, "suspend-site", site, AuditDetail.of("reason", reason))));
    }

    public SiteRecord resume(SiteId site, Act act) {
        return changed(site, register.resume(site, audit(act, "resume-site", site, AuditDetail.NONE)));
    }

    /** Gives a site a new secret. The old one stops working here at once, and everywhere within five seconds. */
    public NewSecret rekey(SiteId site, Act act) {
        String secret = secrets.newSecret();
        return new NewSecret(
                changed(
                        site,
                        register.rekey(site, secrets.hash(secret), audit(act, "rekey-site", site, AuditDetail.NONE))),
                secret);
    }

    /** Releases the machine of a site. The next machine that calls is bound. */
    public SiteRecord releaseDevice(SiteId site, Act act) {
        String device = one(site).device();
        return changed(
                site,
                register.releaseDevice(
                        site,
                        audit(act, "release-device", site, AuditDetail.of("device", device == null ? "" : device))));
    }

    /** Gives a site another kind. Routing changes it first, because it knows the site's stores. */
    public SiteRecord kind(SiteId site, SiteKind kind, Act act) {
        SiteKind before = one(site).kind();
        routing.kind(site, kind, act.requestId());
        AuditDetail detail = AuditDetail.of(json -> {
            json.writeStringField("before", before.wireName());
            json.writeStringField("after", kind.wireName());
        });
        return changed(site, register.kind(site, kind, audit(act, "site-kind", site, detail)));
    }

    /** Removes a site. Routing removes it first, and refuses while a store is active there. Its credentials stop working here at once. */
    public void remove(SiteId site, Act act) {
        SiteRecord before = one(site);
        routing.remove(site, act.requestId());
        AuditDetail detail = AuditDetail.of(json -> {
            json.writeStringField("name", before.name());
            json.writeStringField("kind", before.kind().wireName());
        });
        if (!register.remove(site, audit(act, "remove-site", site, detail))) {
            throw unknown();
        }
        sites.refresh(site);
    }

    private SiteRecord changed(SiteId site, boolean known) {
        if (!known) {
            throw unknown();
        }
        sites.refresh(site);
        return one(site);
    }

    private SiteRecord withNewestContact(SiteRecord written) {
        SiteContact here = contacts.seen(written.site()).orElse(null);
        SiteContact there = written.contact();
        if (here == null || there != null && there.lastAt().isAfter(here.lastAt())) {
            return written;
        }
        if (there == null) {
            return written.with(here);
        }
        return written.with(new SiteContact(
                here.site(),
                here.app(),
                here.address(),
                here.protocol(),
                there.firstAt(),
                here.lastAt(),
                here.queued() == null ? there.queued() : here.queued()));
    }

    private AuditEntry audit(Act act, String what, SiteId site, AuditDetail detail) {
        return AuditEntry.by(act.caller(), what, "site/" + site, detail, clock.instant(), act.requestId());
    }

    private static Problem unknown() {
        return Problem.of(ProblemCode.SITE_UNKNOWN);
    }
}
