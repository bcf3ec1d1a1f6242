package org.storesync.masterdata.item.rest;

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
import org.storesync.masterdata.item.Item;
import org.storesync.masterdata.item.ItemStore;
import org.storesync.model.Headers;

/** Items, for people. */
@Path("/api/v1/items")
@Tag(name = "items", description = "The goods that stores keep and issue")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
public class ItemsResource {
    private final ItemStore items;

    ItemsResource(ItemStore items) {
        this.items = items;
    }

    @GET
    @Operation(operationId = "listItems", summary = "Items, in order, with search")
    public PageOf<Item> listItems(@Valid @BeanParam ListParams params) {
        return params.page(items.list(Owner.NONE, params.query()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getItem", summary = "One item")
    public RestResponse<Item> getItem(
            @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Answers.one(items.one(Owner.NONE, id), ifNoneMatch);
    }

    @POST
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @ResponseStatus(201)
    @Operation(operationId = "createItem", summary = "Make an item; the service gives it an id")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = Item.class)))
    public RestResponse<Item> createItem(@NotNull @Valid Item value) {
        return Answers.created(items.create(Owner.NONE, value), "/api/v1/items");
    }

    @PUT
    @Path("{id}")
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(
            operationId = "putItem",
            summary = "Change an item (If-Match), or make one with this id (If-None-Match: *)")
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = Item.class)))
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = Item.class)))
    public RestResponse<Item> putItem(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull @Valid Item value) {
        return Answers.put(items.put(Owner.NONE, id, value, Condition.required(ifMatch, ifNoneMatch)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(operationId = "deleteItem", summary = "Delete an item nothing else refers to")
    public void deleteItem(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        items.delete(Owner.NONE, id, Condition.of(ifMatch));
    }
}
