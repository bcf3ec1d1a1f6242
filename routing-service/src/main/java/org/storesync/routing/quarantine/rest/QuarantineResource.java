package org.storesync.routing.quarantine.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;
import org.storesync.model.SiteId;
import org.storesync.routing.quarantine.Quarantine;
import org.storesync.routing.quarantine.Quarantine.Waiting;

/** What waits in quarantine, for people. No bodies: they may be a patient's. */
@Path("/admin/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "quarantine")
@Blocking
public class QuarantineResource {
    private static final int LIMIT_MAX = 500;

    private final Quarantine quarantine;

    QuarantineResource(Quarantine quarantine) {
        this.quarantine = quarantine;
    }

    /** One page of waiting records. */
    public record QuarantinePage(
            List<Waiting> items, @Nullable String nextCursor) {}

    @GET
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.SUPPORT})
    @Operation(operationId = "listQuarantine", summary = "Records that wait, for what, since when")
    @APIResponse(responseCode = "200", description = "A page of waiting records")
    @APIResponse(responseCode = "400", description = "Problem: a parameter is wrong")
    public QuarantinePage list(
            @QueryParam("siteId") @Nullable Integer siteId,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Problem.invalid("limit", "is from 1 to " + LIMIT_MAX);
        }
        if (siteId != null && siteId < 1) {
            throw Problem.invalid("siteId", "is a positive number");
        }
        if (cursor != null && cursor.indexOf('\0') >= 0) {
            throw Problem.invalid("cursor", "is not one of ours");
        }
        List<Waiting> items = quarantine.list(siteId == null ? null : new SiteId(siteId), cursor, limit);
        return new QuarantinePage(
                items, items.size() < limit ? null : items.getLast().next());
    }
}
