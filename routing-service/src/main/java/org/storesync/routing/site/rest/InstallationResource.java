package org.storesync.routing.site.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.paging.Keys;
import org.storesync.kit.paging.PageLimit;
import org.storesync.kit.paging.PageOf;
import org.storesync.kit.security.Roles;
import org.storesync.routing.site.Installations;
import org.storesync.routing.site.Installations.Installed;

/** Shows people which sites' data is on more than one machine. */
@Path("/admin/v1/installations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sites")
@Blocking
public class InstallationResource {
    private static final PageLimit LIMIT = new PageLimit(100, 500);

    private final Installations installations;

    InstallationResource(Installations installations) {
        this.installations = installations;
    }

    @GET
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.VIEWER, Roles.SUPPORT})
    @Operation(
            operationId = "listInstallations",
            summary =
                    "Sites that ever synced: how often they were installed and restored, and whether two machines take turns")
    @APIResponse(responseCode = "200", description = "A page of sites")
    @APIResponse(responseCode = "400", description = "Problem: a parameter is wrong")
    public PageOf<Installed> list(
            @QueryParam("limit") @DefaultValue("100") int limit, @QueryParam("cursor") @Nullable String cursor) {
        int most = LIMIT.of(limit);
        Integer after = Cursor.read(cursor, Keys::number);
        return PageOf.from(
                installations.list(after == null ? 0 : after, most + 1), most, last -> Cursor.of(last.siteId()));
    }
}
