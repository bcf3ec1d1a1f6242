package org.storesync.gateway.routing;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/**
 * The calls of sites to the routing-service, for the adapter of each protocol. Routing's own problems are answers. A call fails only with a
 * problem that tells the site to come later.
 */
public interface Routing {
    /** Which site this is, its limits and its stores. */
    Uni<RoutingAnswer> site(SiteCall call);

    /** Begins a sync. */
    Uni<RoutingAnswer> begin(SiteCall call, Payload start);

    /** Pushes a batch, in the canonical form. */
    Uni<RoutingAnswer> push(SiteCall call, Payload batch);

    /** Pulls the page after a cursor, which this call acknowledges. */
    Uni<RoutingAnswer> pull(SiteCall call, Payload request);

    /** What people decided about this site's waiting changes. */
    Uni<RoutingAnswer> decisions(SiteCall call, long after, @Nullable Integer limit);

    /** What remains in both directions. */
    Uni<RoutingAnswer> status(SiteCall call);
}
