package org.storesync.gateway.site;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Objects;
import org.storesync.gateway.contact.ContactBook;
import org.storesync.gateway.contact.SiteContact;
import org.storesync.gateway.site.domain.BasicCredentials;
import org.storesync.gateway.site.domain.Credential;
import org.storesync.gateway.site.domain.Credentials;
import org.storesync.gateway.site.domain.SiteState;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;

/**
 * The checks for each call of a site, for every protocol: secret or token, state, protocol, rate, device. They run in memory, on the event
 * loop. Only the very first call of a device goes to the database, to bind it.
 */
@Singleton
public class SiteGate {
    private static final int APP_LENGTH_MAX = 100;

    private final SecretCheck secrets;
    private final TokenCheck tokens;
    private final CallRate rate;
    private final DeviceLock devices;
    private final ContactBook contacts;

    SiteGate(SecretCheck secrets, TokenCheck tokens, CallRate rate, DeviceLock devices, ContactBook contacts) {
        this.secrets = secrets;
        this.tokens = tokens;
        this.rate = rate;
        this.devices = devices;
        this.contacts = contacts;
    }

    /** Lets a call in, or fails with the problem that keeps it out. */
    public Uni<Admission> admit(AdmissionRequest request) {
        try {
            Credential credential = known(request);
            if (credential.state() == SiteState.SUSPENDED) {
                throw Problem.of(ProblemCode.SITE_SUSPENDED);
            }
            Protocol.Served protocol = served(request.protocol());
            rate.check(credential.site());
            return devices.check(credential, request.device(), request.requestId())
                    .map(bound -> letIn(bound, protocol, request));
        } catch (Problem refused) {
            return Uni.createFrom().failure(refused);
        }
    }

    private Credential known(AdmissionRequest request) {
        return switch (request.credentials()) {
            case BasicCredentials basic -> secrets.check(basic, request.address());
            case Credentials.Token token -> tokens.check(token);
            case Credentials.None _ -> throw Problem.of(ProblemCode.NOT_AUTHENTICATED);
        };
    }

    private static Protocol.Served served(Protocol protocol) {
        return switch (protocol) {
            case Protocol.Served served -> served;
            case Protocol.NotServed refused -> throw refused.told();
        };
    }

    private Admission letIn(Credential bound, Protocol.Served protocol, AdmissionRequest request) {
        String app = request.app();
        if (app != null && app.length() > APP_LENGTH_MAX) {
            app = app.substring(0, APP_LENGTH_MAX);
        }
        return new Admission(
                bound.site(),
                Objects.requireNonNull(bound.device()),
                app,
                protocol,
                request.requestId(),
                contacts.note(bound.site(), app, protocol.number(), request.address())
                        .map(SiteContact::lastAt)
                        .orElse(null));
    }
}
