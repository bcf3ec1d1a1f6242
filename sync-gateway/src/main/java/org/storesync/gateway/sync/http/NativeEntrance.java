package org.storesync.gateway.sync.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import org.storesync.gateway.site.Admission;
import org.storesync.gateway.site.AdmissionRequest;
import org.storesync.gateway.site.SiteGate;
import org.storesync.gateway.site.domain.BasicCredentials;
import org.storesync.gateway.site.domain.Credentials;
import org.storesync.gateway.sync.NativeProtocol;
import org.storesync.kit.request.ClientAddress;
import org.storesync.kit.request.RequestId;
import org.storesync.model.Headers;

/** Reads the caller's credentials from the headers of the native protocol, and shows them to the gate. */
@Singleton
class NativeEntrance {
    private static final CharSequence DEVICE = HttpHeaders.createOptimized(Headers.DEVICE);
    private static final CharSequence APP = HttpHeaders.createOptimized(Headers.APP);
    private static final CharSequence PROTOCOL = HttpHeaders.createOptimized(Headers.PROTOCOL);

    private final SiteGate gate;
    private final SiteToken token;
    private final ClientAddress addresses;

    NativeEntrance(SiteGate gate, SiteToken token, ClientAddress addresses) {
        this.gate = gate;
        this.token = token;
        this.addresses = addresses;
    }

    Uni<Admission> admit(RoutingContext context) {
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return gate.admit(shown(new Credentials.None(), context));
        }
        if (BasicCredentials.isBasic(authorization)) {
            return gate.admit(shown(BasicCredentials.parse(authorization), context));
        }
        return token.read().chain(credentials -> gate.admit(shown(credentials, context)));
    }

    private AdmissionRequest shown(Credentials credentials, RoutingContext context) {
        HttpServerRequest request = context.request();
        return new AdmissionRequest(
                credentials,
                request.getHeader(DEVICE),
                request.getHeader(APP),
                NativeProtocol.of(request.getHeader(PROTOCOL)),
                addresses.of(request),
                RequestId.of(context));
    }
}
