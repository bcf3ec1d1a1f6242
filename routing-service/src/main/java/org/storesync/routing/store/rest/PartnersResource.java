package org.storesync.routing.store.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;
import org.storesync.model.ProblemCode;
import org.storesync.routing.store.Partners;
import org.storesync.routing.store.Partners.Partner;

/** Shows people with which sites a site exchanges records (A5). */
@Path("/admin/v1/sites/{siteId}/partners")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "sites")
@Blocking
public class PartnersResource {
    private static final PageLimit LIMIT = new PageLimit(100, 500);

    private final Partners partners;

    PartnersResource(Partners partners) {
        this.partners = partners;
    }

    @GET
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.VIEWER, Roles.SUPPORT})
    @Operation(operationId = "listPartners", summary = "The sites with which a site exchanges records")
    @APIResponse(responseCode = "200", description = "A page of sites, with how many stores each side sees")
    @APIResponse(responseCode = "404", description = "Problem: no such site")
    public PageOf<Partner> list(
            @PathParam("siteId") int siteId,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = LIMIT.of(limit);
        Integer after = Cursor.read(cursor, Keys::number);
        return PageOf.from(
                partners.of(Named.site(siteId), after == null ? 0 : after, most + 1)
                        .orElseThrow(() -> Problem.of(ProblemCode.SITE_UNKNOWN)),
                most,
                last -> Cursor.of(last.siteId()));
    }
}
