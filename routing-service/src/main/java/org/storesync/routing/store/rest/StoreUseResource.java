package org.storesync.routing.store.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.routing.access.ConsumersOnly;
import org.storesync.routing.store.StoreRegistry.Use;
import org.storesync.routing.store.StoreService;

/** Tells the master-data-service whether sites work with a store, because such a store must not be deleted. */
@Path("/internal/v1/stores")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stores")
@Blocking
public class StoreUseResource {
    private final StoreService stores;
    private final ConsumersOnly access;

    StoreUseResource(StoreService stores, ConsumersOnly access) {
        this.stores = stores;
        this.access = access;
    }

    @GET
    @Path("/{storeId}/use")
    @Operation(operationId = "getStoreUse", summary = "Whether a store is active somewhere or has data")
    @APIResponse(responseCode = "200", description = "Whether the store is in use")
    @APIResponse(responseCode = "403", description = "Problem: not a consumer of the feed")
    @APIResponse(responseCode = "404", description = "Problem: no such store")
    public Use use(@PathParam("storeId") String storeId) {
        access.client();
        return stores.use(Named.store(storeId));
    }
}
