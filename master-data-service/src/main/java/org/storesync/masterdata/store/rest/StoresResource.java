package org.storesync.masterdata.store.rest;

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
import org.storesync.masterdata.store.Store;
import org.storesync.masterdata.store.StoreStore;
import org.storesync.model.Headers;

/** Stores, for people. A new one appears at central unassigned (B10). */
@Path("/api/v1/stores")
@Tag(name = "stores", description = "Stores, without where they are active")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
public class StoresResource {
    private final StoreStore stores;

    StoresResource(StoreStore stores) {
        this.stores = stores;
    }

    @GET
    @Operation(operationId = "listStores", summary = "Stores, in order, with search")
    public PageOf<Store> listStores(@Valid @BeanParam ListParams params) {
        return params.page(stores.list(Owner.NONE, params.query()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getStore", summary = "One store")
    public RestResponse<Store> getStore(
            @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Answers.one(stores.one(Owner.NONE, id), ifNoneMatch);
    }

    @POST
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @ResponseStatus(201)
    @Operation(operationId = "createStore", summary = "Make a store; the service gives it an id")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = Store.class)))
    public RestResponse<Store> createStore(@NotNull @Valid Store value) {
        return Answers.created(stores.create(Owner.NONE, value), "/api/v1/stores");
    }

    @PUT
    @Path("{id}")
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(
            operationId = "putStore",
            summary = "Change a store (If-Match), or make one with this id (If-None-Match: *)")
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = Store.class)))
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = Store.class)))
    public RestResponse<Store> putStore(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull @Valid Store value) {
        return Answers.put(stores.put(Owner.NONE, id, value, Condition.required(ifMatch, ifNoneMatch)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(operationId = "deleteStore", summary = "Delete a store nothing else refers to")
    public void deleteStore(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        stores.delete(Owner.NONE, id, Condition.of(ifMatch));
    }
}
