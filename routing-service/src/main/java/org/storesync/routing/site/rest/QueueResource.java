package org.storesync.routing.site.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;
import org.storesync.model.SiteId;
import org.storesync.routing.site.QueueService;
import org.storesync.routing.site.QueueService.Queue;

/** Shows people what waits for a site. */
@Path("/admin/v1/sites/{siteId}/queue")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sites")
@Blocking
public class QueueResource {
    private final QueueService queues;

    QueueResource(QueueService queues) {
        this.queues = queues;
    }

    @GET
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.VIEWER, Roles.SUPPORT})
    @Operation(operationId = "getQueue", summary = "What waits for a site and at it, with the days before")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "404", description = "Problem: no such site")
    public Queue queue(@PathParam("siteId") int siteId) {
        if (siteId < 1) {
            throw Problem.invalid("siteId", "must be a positive number");
        }
        return queues.of(new SiteId(siteId));
    }
}
