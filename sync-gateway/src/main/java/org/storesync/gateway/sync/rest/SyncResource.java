package org.storesync.gateway.sync.rest;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.routing.RoutingAnswer;
import org.storesync.gateway.sync.http.SiteCalls;
import org.storesync.gateway.sync.rest.contract.DecisionPage;
import org.storesync.gateway.sync.rest.contract.PullPage;
import org.storesync.gateway.sync.rest.contract.PushAnswer;
import org.storesync.gateway.sync.rest.contract.PushBatch;
import org.storesync.model.Headers;
import org.storesync.model.site.PullRequest;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;

/** The calls of a site (docs/protocol.md, section 1). They run on the event loop and pass bytes through; forms stand here for the contract. */
@Path("/api/v1")
@Tag(name = "sync", description = "The calls of a site")
@SecurityRequirement(name = "site")
@SecurityRequirement(name = "token")
@APIResponse(responseCode = "400", description = "device-required, invalid-request, malformed-body")
@APIResponse(responseCode = "401", description = "not-authenticated")
@APIResponse(responseCode = "403", description = "site-suspended, wrong-device, forbidden")
@APIResponse(
        responseCode = "409",
        description = "protocol-not-served, lineage-unknown, lineage-retired, and what the operation names")
@APIResponse(responseCode = "429", description = "too-many-attempts, rate-limited; with Retry-After")
@APIResponse(responseCode = "503", description = "routing-unavailable, maintenance; with Retry-After")
public class SyncResource {
    private final SiteCalls calls;
    private final CallTimers timers;

    SyncResource(SiteCalls calls, CallTimers timers) {
        this.calls = calls;
        this.timers = timers;
    }

    @GET
    @Path("site")
    @Produces(Headers.JSON)
    @Operation(operationId = "getSite", summary = "Who am I: site, limits, stores with their type, protocol range")
    @APIResponse(
            responseCode = "200",
            description = "this site",
            content = @Content(mediaType = Headers.JSON, schema = @Schema(implementation = SiteView.class)))
    public Uni<RoutingAnswer> getSite(@Context RoutingContext context) {
        return timers.time("site", calls.site(context));
    }

    @POST
    @Path("site")
    @Consumes(Headers.JSON)
    @Produces(Headers.JSON)
    @Operation(operationId = "beginSync", summary = "Begin a sync: central says how to go on")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Headers.JSON, schema = @Schema(implementation = SyncStart.class)))
    @APIResponse(
            responseCode = "200",
            description = "how to go on",
            content = @Content(mediaType = Headers.JSON, schema = @Schema(implementation = SyncVerdict.class)))
    @APIResponse(responseCode = "408", description = "slow-client")
    @APIResponse(responseCode = "413", description = "body-too-large, inflated-too-large")
    @APIResponse(responseCode = "415", description = "unsupported-media-type")
    public Uni<RoutingAnswer> beginSync(@Context RoutingContext context) {
        return timers.time("begin", calls.begin(context));
    }

    @POST
    @Path("push")
    @Consumes({Headers.NDJSON, Headers.JSON})
    @Produces(Headers.JSON)
    @Operation(
            operationId = "pushBatch",
            summary = "Push a batch of changes; an outcome for each, durable before the answer")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = Headers.JSON, schema = @Schema(implementation = PushBatch.class)),
                @Content(mediaType = Headers.NDJSON, schema = @Schema(implementation = PushBatch.class))
            })
    @APIResponse(
            responseCode = "200",
            description = "an outcome for each change",
            content = @Content(mediaType = Headers.JSON, schema = @Schema(implementation = PushAnswer.class)))
    @APIResponse(responseCode = "408", description = "slow-client")
    @APIResponse(responseCode = "413", description = "body-too-large, inflated-too-large, too-many-records")
    @APIResponse(responseCode = "415", description = "unsupported-media-type")
    public Uni<RoutingAnswer> pushBatch(@Context RoutingContext context) {
        return timers.time("push", calls.push(context));
    }

    @POST
    @Path("pull")
    @Consumes(Headers.JSON)
    @Produces({Headers.NDJSON, Headers.JSON})
    @Operation(
            operationId = "pullPage",
            summary = "Pull the next page after a cursor; presenting the cursor acknowledges it")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Headers.JSON, schema = @Schema(implementation = PullRequest.class)))
    @APIResponse(
            responseCode = "200",
            description = "the next page",
            content = {
                @Content(mediaType = Headers.NDJSON, schema = @Schema(implementation = PullPage.class)),
                @Content(mediaType = Headers.JSON, schema = @Schema(implementation = PullPage.class))
            })
    @APIResponse(responseCode = "406", description = "not-acceptable")
    @APIResponse(responseCode = "408", description = "slow-client")
    @APIResponse(responseCode = "413", description = "body-too-large, inflated-too-large")
    @APIResponse(responseCode = "415", description = "unsupported-media-type")
    public Uni<RoutingAnswer> pullPage(@Context RoutingContext context) {
        return timers.time("pull", calls.pull(context));
    }

    @GET
    @Path("decisions")
    @Produces(Headers.JSON)
    @Operation(operationId = "listDecisions", summary = "What became of this site's changes that waited")
    @APIResponse(
            responseCode = "200",
            description = "decisions after a number, in order",
            content = @Content(mediaType = Headers.JSON, schema = @Schema(implementation = DecisionPage.class)))
    public Uni<RoutingAnswer> listDecisions(
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @Nullable Integer limit,
            @Context RoutingContext context) {
        return timers.time("decisions", calls.decisions(context, after, limit));
    }

    @GET
    @Path("status")
    @Produces(Headers.JSON)
    @Operation(operationId = "getStatus", summary = "What remains in both directions, without moving anything")
    @APIResponse(
            responseCode = "200",
            description = "what remains",
            content = @Content(mediaType = Headers.JSON, schema = @Schema(implementation = StatusView.class)))
    public Uni<RoutingAnswer> getStatus(@Context RoutingContext context) {
        return timers.time("status", calls.status(context));
    }
}
