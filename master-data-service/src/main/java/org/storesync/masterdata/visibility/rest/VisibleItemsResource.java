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
import org.storesync.masterdata.visibility.VisibleItem;
import org.storesync.masterdata.visibility.VisibleItemStore;
import org.storesync.model.Headers;

/** Items visible in a store, for people. */
@Path("/api/v1/stores/{storeId}/visible-items")
@Tag(name = "visible items", description = "Items that may be used in a store")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
public class VisibleItemsResource {
    private final VisibleItemStore visibleItems;

    VisibleItemsResource(VisibleItemStore visibleItems) {
        this.visibleItems = visibleItems;
    }

    @GET
    @Operation(operationId = "listVisibleItems", summary = "Visible items, in order, with search")
    public PageOf<VisibleItem> listVisibleItems(
            @PathParam("storeId") String storeId, @Valid @BeanParam ListParams params) {
        return params.page(visibleItems.list(new Owner(storeId), params.query()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getVisibleItem", summary = "One visibility of an item")
    public RestResponse<VisibleItem> getVisibleItem(
            @PathParam("storeId") String storeId,
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Answers.one(visibleItems.one(new Owner(storeId), id), ifNoneMatch);
    }

    @POST
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @ResponseStatus(201)
    @Operation(operationId = "createVisibleItem", summary = "Make a visibility of an item; the service gives it an id")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = VisibleItem.class)))
    public RestResponse<VisibleItem> createVisibleItem(
            @PathParam("storeId") String storeId, @NotNull @Valid VisibleItem value) {
        return Answers.created(
                visibleItems.create(new Owner(storeId), value), "/api/v1/stores/" + storeId + "/visible-items");
    }

    @PUT
    @Path("{id}")
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(
            operationId = "putVisibleItem",
            summary = "Change a visibility of an item (If-Match), or make one with this id (If-None-Match: *)")
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = VisibleItem.class)))
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = VisibleItem.class)))
    public RestResponse<VisibleItem> putVisibleItem(
            @PathParam("storeId") String storeId,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull @Valid VisibleItem value) {
        return Answers.put(visibleItems.put(new Owner(storeId), id, value, Condition.required(ifMatch, ifNoneMatch)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(operationId = "deleteVisibleItem", summary = "Delete a visibility of an item nothing else refers to")
    public void deleteVisibleItem(
            @PathParam("storeId") String storeId,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        visibleItems.delete(new Owner(storeId), id, Condition.of(ifMatch));
    }
}
