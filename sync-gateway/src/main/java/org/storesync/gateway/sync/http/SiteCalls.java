package org.storesync.gateway.sync.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.contact.ContactBook;
import org.storesync.gateway.routing.AnswerForm;
import org.storesync.gateway.routing.Routing;
import org.storesync.gateway.routing.RoutingAnswer;
import org.storesync.gateway.routing.SiteCall;
import org.storesync.gateway.sync.LastContact;

/**
 * A site's native call: it passes the gate, its body is read, routing is called, and the answer is passed on as bytes. It never blocks an
 * event loop.
 */
@Singleton
public class SiteCalls {
    private final NativeEntrance entrance;
    private final CallBounds bounds;
    private final BodyIntake bodies;
    private final Routing routing;
    private final ContactBook contacts;
    private final LastContact lastContact;

    SiteCalls(
            NativeEntrance entrance,
            CallBounds bounds,
            BodyIntake bodies,
            Routing routing,
            ContactBook contacts,
            LastContact lastContact) {
        this.entrance = entrance;
        this.bounds = bounds;
        this.bodies = bodies;
        this.routing = routing;
        this.contacts = contacts;
        this.lastContact = lastContact;
    }

    /** {@code GET /api/v1/site}. */
    public Uni<RoutingAnswer> site(RoutingContext context) {
        return handled(context, routing::site);
    }

    /** {@code POST /api/v1/site}. */
    public Uni<RoutingAnswer> begin(RoutingContext context) {
        return handled(
                context,
                call -> bodies.begin(context.request(), call.lease())
                        .invoke(body -> noteQueued(call, body))
                        .chain(body -> routing.begin(call, body.payload())));
    }

    /** {@code POST /api/v1/push}. */
    public Uni<RoutingAnswer> push(RoutingContext context) {
        return handled(
                context,
                call -> bodies.push(context.request(), call.lease())
                        .invoke(body -> noteQueued(call, body))
                        .chain(body -> routing.push(call, body.payload())));
    }

    /** {@code POST /api/v1/pull}. */
    public Uni<RoutingAnswer> pull(RoutingContext context) {
        return handled(
                context,
                call -> bodies.call(context.request(), call.lease()).chain(payload -> routing.pull(call, payload)));
    }

    /** {@code GET /api/v1/decisions}: what people decided about this site's waiting changes. */
    public Uni<RoutingAnswer> decisions(RoutingContext context, long after, @Nullable Integer limit) {
        return handled(context, call -> routing.decisions(call, after, limit));
    }

    /** {@code GET /api/v1/status}: routing's figures and the gateway's last contact. */
    public Uni<RoutingAnswer> status(RoutingContext context) {
        return handled(
                context,
                call -> routing.status(call.readHere()).map(answer -> lastContact.addTo(answer, call.admission())));
    }

    private Uni<RoutingAnswer> handled(RoutingContext context, Function<SiteCall, Uni<RoutingAnswer>> step) {
        return bounds.within(
                context,
                entrance.admit(context),
                (admission, lease) -> step.apply(new SiteCall(admission, wanted(context.request()), lease)));
    }

    private static AnswerForm wanted(HttpServerRequest request) {
        return new AnswerForm(request.getHeader(HttpHeaders.ACCEPT), request.getHeader(HttpHeaders.ACCEPT_ENCODING));
    }

    private void noteQueued(SiteCall call, BodyIntake.Body body) {
        body.queued().ifPresent(queued -> contacts.noteQueued(call.admission().site(), queued));
    }
}
