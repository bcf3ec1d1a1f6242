package org.storesync.masterdata.visibility.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.PageOf;
import org.storesync.kit.security.Roles;
import org.storesync.masterdata.central.Condition;
import org.storesync.masterdata.central.Owner;
import org.storesync.masterdata.central.rest.Answers;
import org.storesync.masterdata.central.rest.ListParams;
import org.storesync.masterdata.visibility.VisibleName;
import org.storesync.masterdata.visibility.VisibleNameStore;
import org.storesync.model.Headers;

/** Names visible in a store, for people. */
@Path("/api/v1/stores/{storeId}/visible-names")
@Tag(name = "visible names", description = "Names that may be used in a store")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
public class VisibleNamesResource {
    private final VisibleNameStore visibleNames;

    VisibleNamesResource(VisibleNameStore visibleNames) {
        this.visibleNames = visibleNames;
    }

    @GET
    @Operation(operationId = "listVisibleNames", summary = "Visible names, in order, with search")
    public PageOf<VisibleName> listVisibleNames(
            @PathParam("storeId") String storeId, @Valid @BeanParam ListParams params) {
        return params.page(visibleNames.list(new Owner(storeId), params.query()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getVisibleName", summary = "One visibility of a name")
    public RestResponse<VisibleName> getVisibleName(
            @PathParam("storeId") String storeId,
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Answers.one(visibleNames.one(new Owner(storeId), id), ifNoneMatch);
    }

    @POST
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @ResponseStatus(201)
    @Operation(operationId = "createVisibleName", summary = "Make a visibility of a name; the service gives it an id")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = VisibleName.class)))
    public RestResponse<VisibleName> createVisibleName(
            @PathParam("storeId") String storeId, @NotNull @Valid VisibleName value) {
        return Answers.created(
                visibleNames.create(new Owner(storeId), value), "/api/v1/stores/" + storeId + "/visible-names");
    }

    @PUT
    @Path("{id}")
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(
            operationId = "putVisibleName",
            summary = "Change a visibility of a name (If-Match), or make one with this id (If-None-Match: *)")
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = VisibleName.class)))
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = VisibleName.class)))
    public RestResponse<VisibleName> putVisibleName(
            @PathParam("storeId") String storeId,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull @Valid VisibleName value) {
        return Answers.put(visibleNames.put(new Owner(storeId), id, value, Condition.required(ifMatch, ifNoneMatch)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(operationId = "deleteVisibleName", summary = "Delete a visibility of a name nothing else refers to")
    public void deleteVisibleName(
            @PathParam("storeId") String storeId,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        visibleNames.delete(new Owner(storeId), id, Condition.of(ifMatch));
    }
}
