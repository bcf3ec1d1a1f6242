package org.storesync.gateway.site;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.contact.ContactBook;
import org.storesync.gateway.contact.SiteContact;
import org.storesync.gateway.site.domain.BasicCredentials;
import org.storesync.gateway.site.domain.Credential;
import org.storesync.gateway.site.domain.SiteState;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.request.ClientAddress;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;

/**
 * What each call of a site passes: secret or token, state, protocol, rate, device. All of it in memory, on the event loop; only a device's very
 * first call goes to the database, to bind it.
 */
@Singleton
public class SiteGate {
    private static final int PROTOCOL_MIN = 1;
    private static final int PROTOCOL_MAX = 1;
    private static final int APP_LENGTH_MAX = 100;
    private static final CharSequence DEVICE = HttpHeaders.createOptimized(Headers.DEVICE);
    private static final CharSequence APP = HttpHeaders.createOptimized(Headers.APP);
    private static final CharSequence PROTOCOL = HttpHeaders.createOptimized(Headers.PROTOCOL);

    private final SecretCheck secrets;
    private final TokenCheck tokens;
    private final CallRate rate;
    private final DeviceLock devices;
    private final ContactBook contacts;
    private final ClientAddress addresses;

    SiteGate(
            SecretCheck secrets,
            TokenCheck tokens,
            CallRate rate,
            DeviceLock devices,
            ContactBook contacts,
            ClientAddress addresses) {
        this.secrets = secrets;
        this.tokens = tokens;
        this.rate = rate;
        this.devices = devices;
        this.contacts = contacts;
        this.addresses = addresses;
    }

    /** Lets a call in, or fails with the problem that keeps it out. */
    public Uni<SiteCall> admit(HttpServerRequest request, @Nullable String requestId) {
        try {
            String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
            if (authorization == null) {
                throw Problem.of(ProblemCode.NOT_AUTHENTICATED);
            }
            if (BasicCredentials.isBasic(authorization)) {
                return admit(secrets.check(authorization, address(request)), request, requestId);
            }
            return tokens.check().chain(credential -> admit(credential, request, requestId));
        } catch (Problem refused) {
            return Uni.createFrom().failure(refused);
        }
    }

    private Uni<SiteCall> admit(Credential credential, HttpServerRequest request, @Nullable String requestId) {
        if (credential.state() == SiteState.SUSPENDED) {
            throw Problem.of(ProblemCode.SITE_SUSPENDED);
        }
        checkProtocol(request.getHeader(PROTOCOL));
        rate.check(credential.site());
        return devices.check(credential, request.getHeader(DEVICE), requestId)
                .map(bound -> letIn(bound, request, requestId));
    }

    private SiteCall letIn(Credential credential, HttpServerRequest request, @Nullable String requestId) {
        String app = request.getHeader(APP);
        if (app != null && app.length() > APP_LENGTH_MAX) {
            app = app.substring(0, APP_LENGTH_MAX);
        }
        return new SiteCall(
                credential.site(),
                app,
                requestId,
                contacts.note(credential.site(), app, PROTOCOL_MAX, address(request))
                        .map(SiteContact::lastAt)
                        .orElse(null));
    }

    private static void checkProtocol(@Nullable String protocol) {
        if (!"1".equals(protocol)) {
            String given = protocol == null
                    ? "the header " + Headers.PROTOCOL + " is missing"
                    : "this client speaks another version of the protocol";
            throw Problem.of(ProblemCode.PROTOCOL_NOT_SERVED, given + "; served is " + PROTOCOL_MIN)
                    .withSupported(Map.of("min", PROTOCOL_MIN, "max", PROTOCOL_MAX, "advised", PROTOCOL_MAX));
        }
    }

    private String address(HttpServerRequest request) {
        return addresses.of(request);
    }
}
