package org.storesync.masterdata.itemlist.rest;

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
import org.storesync.masterdata.itemlist.ItemList;
import org.storesync.masterdata.itemlist.ItemListStore;
import org.storesync.model.Headers;

/** Lists, for people. */
@Path("/api/v1/item-lists")
@Tag(name = "item lists", description = "Lists of items")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
public class ItemListsResource {
    private final ItemListStore itemLists;

    ItemListsResource(ItemListStore itemLists) {
        this.itemLists = itemLists;
    }

    @GET
    @Operation(operationId = "listItemLists", summary = "Item lists, in order, with search")
    public PageOf<ItemList> listItemLists(@Valid @BeanParam ListParams params) {
        return params.page(itemLists.list(Owner.NONE, params.query()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getItemList", summary = "One list")
    public RestResponse<ItemList> getItemList(
            @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Answers.one(itemLists.one(Owner.NONE, id), ifNoneMatch);
    }

    @POST
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @ResponseStatus(201)
    @Operation(operationId = "createItemList", summary = "Make a list; the service gives it an id")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = ItemList.class)))
    public RestResponse<ItemList> createItemList(@NotNull @Valid ItemList value) {
        return Answers.created(itemLists.create(Owner.NONE, value), "/api/v1/item-lists");
    }

    @PUT
    @Path("{id}")
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(
            operationId = "putItemList",
            summary = "Change a list (If-Match), or make one with this id (If-None-Match: *)")
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = ItemList.class)))
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = ItemList.class)))
    public RestResponse<ItemList> putItemList(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull @Valid ItemList value) {
        return Answers.put(itemLists.put(Owner.NONE, id, value, Condition.required(ifMatch, ifNoneMatch)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(operationId = "deleteItemList", summary = "Delete a list nothing else refers to")
    public void deleteItemList(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        itemLists.delete(Owner.NONE, id, Condition.of(ifMatch));
    }
}
