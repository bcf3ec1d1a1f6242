package org.storesync.reporting.readmodel.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.storesync.client.feed.FeedReader;
import org.storesync.kit.security.Caller;
import org.storesync.kit.security.Roles;
import org.storesync.model.Headers;
import org.storesync.reporting.readmodel.RebuildService;

/** The command that rebuilds the read models. */
@Path("/admin/v1/rebuild")
@Tag(name = "read models", description = "What reports are made from")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "not-authenticated")
@APIResponse(responseCode = "403", description = "forbidden")
public class RebuildResource {
    private final RebuildService rebuild;
    private final FeedReader feed;
    private final SecurityIdentity identity;

    RebuildResource(RebuildService rebuild, FeedReader feed, SecurityIdentity identity) {
        this.rebuild = rebuild;
        this.feed = feed;
        this.identity = identity;
    }

    @POST
    @RolesAllowed(Roles.SYNC_ADMIN)
    @ResponseStatus(202)
    @Operation(
            operationId = "rebuildReadModels",
            summary = "Empty the read models and read all streams again; until they are whole, reports say so")
    @APIResponse(
            responseCode = "202",
            description = "the read models are empty, and the streams are being read",
            content = @Content(schema = @Schema(implementation = FeedState.class)))
    @APIResponse(responseCode = "503", description = "maintenance: reports are still being read")
    public FeedState rebuildReadModels() {
        return FeedState.from(rebuild.rebuild(Caller.of(identity)), feed.lag());
    }
}
