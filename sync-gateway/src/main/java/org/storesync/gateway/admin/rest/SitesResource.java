package org.storesync.gateway.admin.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.storesync.gateway.admin.SiteAdministration;
import org.storesync.gateway.admin.SiteAdministration.Act;
import org.storesync.kit.login.FreshLogin;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.paging.PageOf;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.request.RequestId;
import org.storesync.kit.security.Caller;
import org.storesync.kit.security.Roles;
import org.storesync.model.Headers;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;

/** Administration of sites (docs/protocol.md, section 5). Each change needs a fresh login (B5). */
@Path("/admin/v1/sites")
@Tag(name = "sites", description = "Administration of sites")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@APIResponse(responseCode = "401", description = "not-authenticated")
@APIResponse(responseCode = "403", description = "forbidden; for a change also login-too-old")
public class SitesResource {
    private static final int LIMIT_MAX = 200;

    private final SiteAdministration sites;
    private final SecurityIdentity identity;

    SitesResource(SiteAdministration sites, SecurityIdentity identity) {
        this.sites = sites;
        this.identity = identity;
    }

    @POST
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.SYNC_ADMIN)
    @FreshLogin
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "createSite", summary = "Create a site; its secret is shown once")
    @APIResponse(
            responseCode = "201",
            description = "created",
            content = @Content(schema = @Schema(implementation = SiteSecret.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, malformed-body")
    @APIResponse(responseCode = "409", description = "site-name-taken")
    @APIResponse(responseCode = "503", description = "routing-unavailable: nothing was created")
    public SiteSecret createSite(@NotNull @Valid NewSite site, @Context RoutingContext context) {
        return SiteSecret.from(sites.create(site.name().strip(), SiteKind.ofWire(site.kind()), act(context)));
    }

    @GET
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.VIEWER})
    @Operation(
            operationId = "listSites",
            summary = "Sites by number, with device, versions, last contact and queue figure")
    @APIResponse(responseCode = "200", description = "a page")
    @APIResponse(responseCode = "400", description = "invalid-request")
    public PageOf<SiteDetail> listSites(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(LIMIT_MAX) int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        SiteId after = Cursor.read(cursor, keys -> new SiteId(keys.number()));
        return PageOf.from(
                sites.list(after == null ? 0 : after.value(), limit + 1),
                limit,
                last -> Cursor.of(last.site()),
                SiteDetail::from);
    }

    @GET
    @Path("{siteId}")
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.VIEWER})
    @Operation(operationId = "getSiteDetail", summary = "One site")
    @APIResponse(
            responseCode = "200",
            description = "the site",
            content = @Content(schema = @Schema(implementation = SiteDetail.class)))
    @APIResponse(responseCode = "404", description = "site-unknown")
    public SiteDetail getSiteDetail(@PathParam("siteId") String siteId) {
        return SiteDetail.from(sites.one(site(siteId)));
    }

    @PUT
    @Path("{siteId}/kind")
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.SYNC_ADMIN)
    @FreshLogin
    @Operation(operationId = "putSiteKind", summary = "Make a site one of another kind")
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = SiteDetail.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, malformed-body")
    @APIResponse(responseCode = "404", description = "site-unknown")
    @APIResponse(responseCode = "409", description = "mobile-site-full: more than one store is active there; in-use")
    @APIResponse(responseCode = "503", description = "routing-unavailable: nothing was changed")
    public SiteDetail putSiteKind(
            @PathParam("siteId") String siteId, @NotNull @Valid KindOfSite kind, @Context RoutingContext context) {
        return SiteDetail.from(sites.kind(site(siteId), SiteKind.ofWire(kind.kind()), act(context)));
    }

    @DELETE
    @Path("{siteId}")
    @RolesAllowed(Roles.SYNC_ADMIN)
    @FreshLogin
    @ResponseStatus(204)
    @Operation(operationId = "deleteSite", summary = "Take a site out: its credentials end at once, for good")
    @APIResponse(responseCode = "204", description = "it is out")
    @APIResponse(responseCode = "404", description = "site-unknown")
    @APIResponse(responseCode = "409", description = "in-use: a store is active there, or it is the primary")
    @APIResponse(responseCode = "503", description = "routing-unavailable: nothing was changed")
    public void deleteSite(@PathParam("siteId") String siteId, @Context RoutingContext context) {
        sites.remove(site(siteId), act(context));
    }

    @PUT
    @Path("{siteId}/suspension")
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.SYNC_ADMIN)
    @FreshLogin
    @Operation(operationId = "suspendSite", summary = "Suspend a site: all its calls are refused within 5 s")
    @APIResponse(
            responseCode = "200",
            description = "suspended",
            content = @Content(schema = @Schema(implementation = SiteDetail.class)))
    @APIResponse(responseCode = "400", description = "invalid-request, malformed-body")
    @APIResponse(responseCode = "404", description = "site-unknown")
    public SiteDetail suspendSite(
            @PathParam("siteId") String siteId,
            @NotNull @Valid SuspensionReason suspension,
            @Context RoutingContext context) {
        return SiteDetail.from(sites.suspend(site(siteId), suspension.reason(), act(context)));
    }

    @DELETE
    @Path("{siteId}/suspension")
    @RolesAllowed(Roles.SYNC_ADMIN)
    @FreshLogin
    @Operation(operationId = "resumeSite", summary = "End a site's suspension")
    @APIResponse(
            responseCode = "200",
            description = "active",
            content = @Content(schema = @Schema(implementation = SiteDetail.class)))
    @APIResponse(responseCode = "404", description = "site-unknown")
    public SiteDetail resumeSite(@PathParam("siteId") String siteId, @Context RoutingContext context) {
        return SiteDetail.from(sites.resume(site(siteId), act(context)));
    }

    @POST
    @Path("{siteId}/secret")
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.SYNC_VENDOR})
    @FreshLogin
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(operationId = "rekeySite", summary = "Give a site a new secret, shown once; the old one ends within 5 s")
    @APIResponse(
            responseCode = "200",
            description = "the new secret",
            content = @Content(schema = @Schema(implementation = SiteSecret.class)))
    @APIResponse(responseCode = "404", description = "site-unknown")
    public SiteSecret rekeySite(@PathParam("siteId") String siteId, @Context RoutingContext context) {
        return SiteSecret.from(sites.rekey(site(siteId), act(context)));
    }

    @DELETE
    @Path("{siteId}/device")
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.SYNC_VENDOR})
    @FreshLogin
    @Operation(operationId = "releaseDevice", summary = "Release the bound machine; the next one that calls is bound")
    @APIResponse(
            responseCode = "200",
            description = "released",
            content = @Content(schema = @Schema(implementation = SiteDetail.class)))
    @APIResponse(responseCode = "404", description = "site-unknown")
    public SiteDetail releaseDevice(@PathParam("siteId") String siteId, @Context RoutingContext context) {
        return SiteDetail.from(sites.releaseDevice(site(siteId), act(context)));
    }

    private Act act(RoutingContext context) {
        return new Act(Caller.of(identity), RequestId.of(context));
    }

    private static SiteId site(String text) {
        try {
            return new SiteId(Integer.parseInt(text));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("siteId", "must be a number from 1 to 2^31-1");
        }
    }
}
