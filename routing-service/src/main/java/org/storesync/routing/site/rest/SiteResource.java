package org.storesync.routing.site.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.ProblemCode;
import org.storesync.model.SiteId;
import org.storesync.model.SiteKind;
import org.storesync.model.site.SiteView;
import org.storesync.model.site.StatusView;
import org.storesync.model.site.SyncStart;
import org.storesync.model.site.SyncVerdict;
import org.storesync.routing.access.SiteSpeakers;
import org.storesync.routing.site.SiteRegistry;
import org.storesync.routing.site.SiteService;
import org.storesync.routing.site.StatusService;
import org.storesync.routing.site.domain.SitePlan.Refusal;

/** What the gateway asks about a site and says about it. */
@Path("/internal/v1/sites/{siteId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "sites")
@Blocking
public class SiteResource {
    private static final int NAME_MAX = 200;

    private final SiteService sites;
    private final SiteRegistry registry;
    private final StatusService status;
    private final SiteSpeakers access;

    SiteResource(SiteService sites, SiteRegistry registry, StatusService status, SiteSpeakers access) {
        this.sites = sites;
        this.registry = registry;
        this.status = status;
        this.access = access;
    }

    /** Name and kind of a site. */
    @Schema(requiredProperties = {"name", "kind"})
    public record SiteRegistration(
            @Nullable String name,
            @Nullable String kind,
            @Nullable String zone) {}

    @GET
    @Operation(operationId = "getSite", summary = "Who a site is")
    @APIResponse(responseCode = "200", description = "The site")
    @APIResponse(responseCode = "404", description = "Problem: no such site")
    public SiteView get(@PathParam("siteId") int siteId) {
        return sites.view(access.site(siteId));
    }

    @PUT
    @Operation(operationId = "putSite", summary = "Register a site")
    @APIResponse(responseCode = "200", description = "The site")
    @APIResponse(responseCode = "400", description = "Problem: the kind is not known")
    @APIResponse(responseCode = "409", description = "Problem: another site has this number")
    public SiteView put(@PathParam("siteId") int siteId, @Nullable SiteRegistration registration) {
        SiteId site = access.registered(siteId);
        SiteRegistration told = present(registration);
        sites.put(site, name(told.name()), kind(told.kind()), told.zone());
        return sites.view(site);
    }

    /** The kind that a site should have. */
    @Schema(requiredProperties = {"kind"})
    public record KindOfSite(@Nullable String kind) {}

    @PUT
    @Path("/kind")
    @ResponseStatus(204)
    @Operation(operationId = "putSiteKind", summary = "Change the kind of a site")
    @APIResponse(responseCode = "204", description = "The site has this kind now")
    @APIResponse(responseCode = "400", description = "Problem: the kind is not known")
    @APIResponse(responseCode = "404", description = "Problem: no such site")
    @APIResponse(responseCode = "409", description = "Problem: too many active stores, or a service")
    public void putKind(@PathParam("siteId") int siteId, @Nullable KindOfSite told) {
        SiteId site = access.registered(siteId);
        registry.kind(site, kind(present(told).kind())).ifPresent(SiteResource::refuse);
    }

    @DELETE
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(204)
    @Operation(operationId = "deleteSite", summary = "Take a site out")
    @APIResponse(responseCode = "204", description = "The site is taken out")
    @APIResponse(responseCode = "409", description = "Problem: a store is active there, or it is the primary")
    public void delete(@PathParam("siteId") int siteId) {
        registry.remove(access.registered(siteId)).ifPresent(SiteResource::refuse);
    }

    private static void refuse(Refusal why) {
        throw switch (why) {
            case SITE_UNKNOWN -> Problem.of(ProblemCode.SITE_UNKNOWN);
            case MOBILE_SITE_FULL -> Problem.of(ProblemCode.MOBILE_SITE_FULL);
            case IN_USE ->
                Problem.of(ProblemCode.IN_USE, "a store is active on this site, or it is the primary or a service");
        };
    }

    @POST
    @Path("/sync")
    @Operation(operationId = "beginSync", summary = "How a sync goes on")
    @APIResponse(responseCode = "200", description = "The verdict")
    @APIResponse(responseCode = "409", description = "Problem: the installation was retired")
    public SyncVerdict begin(@PathParam("siteId") int siteId, @Nullable SyncStart start) {
        return sites.begin(access.site(siteId), present(start));
    }

    @GET
    @Path("/status")
    @Operation(operationId = "getStatus", summary = "What remains in both directions")
    @APIResponse(responseCode = "200", description = "The figures")
    @APIResponse(responseCode = "404", description = "Problem: no such site")
    public StatusView status(@PathParam("siteId") int siteId) {
        return status.of(access.site(siteId));
    }

    /** Checked only after the caller was let in, so that a caller without the right learns nothing about the form of a call. */
    private static <T> T present(@Nullable T body) {
        if (body == null) {
            throw Problem.invalid("body", "must be given");
        }
        return body;
    }

    private static String name(@Nullable String name) {
        if (name == null || name.isBlank() || name.length() > NAME_MAX) {
            throw Problem.invalid("name", "must be a text of 1 to " + NAME_MAX + " characters");
        }
        return name;
    }

    private static SiteKind kind(@Nullable String text) {
        try {
            return SiteKind.ofWire(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("kind", "must be one of desktop, mobile, open-msupply, internal");
        }
    }
}
