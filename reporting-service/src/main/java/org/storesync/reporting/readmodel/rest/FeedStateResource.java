package org.storesync.reporting.readmodel.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.client.feed.FeedReader;
import org.storesync.kit.security.Roles;
import org.storesync.model.Headers;
import org.storesync.reporting.readmodel.ReadModels;

/** How far behind central the read models are. */
@Path("/api/v1/feed-state")
@Tag(name = "read models", description = "What reports are made from")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "not-authenticated")
@APIResponse(responseCode = "403", description = "forbidden")
public class FeedStateResource {
    private final ReadModels models;
    private final FeedReader feed;

    FeedStateResource(ReadModels models, FeedReader feed) {
        this.models = models;
        this.feed = feed;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.SUPERVISOR, Roles.SYNC_ADMIN})
    @Operation(operationId = "getFeedState", summary = "How far the read models are behind central")
    @APIResponse(
            responseCode = "200",
            description = "the state",
            content = @Content(schema = @Schema(implementation = FeedState.class)))
    public FeedState getFeedState() {
        return FeedState.from(models.progress(), feed.lag());
    }
}
