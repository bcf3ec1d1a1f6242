package org.storesync.routing.site.rest;

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
import org.storesync.routing.site.Installations;
import org.storesync.routing.site.Installations.Installed;

/** Which sites' data stand on more than one machine, for people. */
@Path("/admin/v1/installations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sites")
@Blocking
public class InstallationResource {
    private static final int LIMIT_MAX = 500;

    private final Installations installations;

    InstallationResource(Installations installations) {
        this.installations = installations;
    }

    /** A page of sites. */
    public record InstallationPage(
            List<Installed> items, @Nullable String nextCursor) {}

    @GET
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.VIEWER, Roles.SUPPORT})
    @Operation(
            operationId = "listInstallations",
            summary =
                    "Sites that ever synced: how often they were installed and restored, and whether two machines take turns")
    @APIResponse(responseCode = "200", description = "A page of sites")
    @APIResponse(responseCode = "400", description = "Problem: a parameter is wrong")
    public InstallationPage list(
            @QueryParam("limit") @DefaultValue("100") int limit, @QueryParam("cursor") @Nullable String cursor) {
        if (limit < 1 || limit > LIMIT_MAX) {
            throw Problem.invalid("limit", "must be from 1 to " + LIMIT_MAX);
        }
        List<Installed> found = installations.list(cursor == null ? 0 : after(cursor), limit + 1);
        List<Installed> items = found.subList(0, Math.min(limit, found.size()));
        return new InstallationPage(
                items, found.size() > limit ? Integer.toString(items.getLast().siteId()) : null);
    }

    private static int after(String cursor) {
        try {
            return Integer.parseInt(cursor);
        } catch (NumberFormatException e) {
            throw Problem.invalid("cursor", "was not made by this service; leave it out to begin again");
        }
    }
}
