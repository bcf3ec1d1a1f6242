package org.storesync.routing.store.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.login.FreshLogin;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.paging.Keys;
import org.storesync.kit.paging.PageLimit;
import org.storesync.kit.paging.PageOf;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Caller;
import org.storesync.kit.security.Roles;
import org.storesync.routing.store.StoreRegistry.Act;
import org.storesync.routing.store.StoreRegistry.Store;
import org.storesync.routing.store.StoreService;

/** Stores on sites, for people: the Synchronisation tab (B5). */
@Path("/admin/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "stores")
@Blocking
public class StoreResource {
    private static final PageLimit LIMIT = new PageLimit(100, 500);

    private final StoreService stores;
    private final SecurityIdentity identity;

    StoreResource(StoreService stores, SecurityIdentity identity) {
        this.stores = stores;
        this.identity = identity;
    }

    /**
     * The site on which the store should be active. Null, which must be written out, means none, so that a body without the field unassigns
     * nothing. A reason lets a move happen that would otherwise be refused.
     */
    public record AssignmentRequest(
            @JsonProperty(required = true) @Nullable Integer siteId,
            @Nullable String reason) {}

    /** Whether the store's transactions are included in sync. */
    public record TransactionsRequest(
            @JsonProperty(required = true) @Nullable Boolean included,
            @Nullable String reason) {}

    /** none, transfer or collector. */
    public record TypeRequest(String type) {}

    @GET
    @Path("/stores")
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.VIEWER})
    @Operation(operationId = "listStores", summary = "Stores, their active sites and types")
    @APIResponse(responseCode = "200", description = "A page of stores")
    public PageOf<Store> list(
            @QueryParam("limit") @DefaultValue("100") int limit, @QueryParam("cursor") @Nullable String cursor) {
        int most = LIMIT.of(limit);
        return PageOf.from(
                stores.list(Cursor.read(cursor, Keys::text), most + 1), most, last -> Cursor.of(last.storeId()));
    }

    @GET
    @Path("/stores/{storeId}")
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.VIEWER})
    @Operation(operationId = "getStore", summary = "One store")
    @APIResponse(responseCode = "200", description = "The store")
    @APIResponse(responseCode = "404", description = "Problem: no such store")
    public Store get(@PathParam("storeId") String storeId) {
        return stores.get(Named.store(storeId));
    }

    @PUT
    @Path("/stores/{storeId}/assignment")
    @RolesAllowed(Roles.SYNC_ADMIN)
    @FreshLogin
    @Operation(operationId = "assignStore", summary = "Make a store active on a site")
    @APIResponse(responseCode = "200", description = "The store")
    @APIResponse(responseCode = "403", description = "Problem: not an administrator, or the login is too old")
    @APIResponse(responseCode = "404", description = "Problem: no such store or site")
    @APIResponse(
            responseCode = "409",
            description =
                    "Problem: a mobile site has one active store; without a reason: a site is not synchronised, or central does not collect the store")
    public Store assign(@PathParam("storeId") String storeId, @NotNull AssignmentRequest request) {
        Integer site = request.siteId();
        return stores.assign(
                Named.store(storeId),
                site == null ? null : Named.site(site),
                new Act(name(), Named.reason(request.reason())));
    }

    @PUT
    @Path("/stores/{storeId}/sync-with/{siteId}")
    @RolesAllowed(Roles.SYNC_ADMIN)
    @FreshLogin
    @Operation(operationId = "setSyncWith", summary = "Choose whether a site collects a store")
    @APIResponse(responseCode = "200", description = "The store")
    @APIResponse(responseCode = "403", description = "Problem: not an administrator, or the login is too old")
    @APIResponse(responseCode = "404", description = "Problem: no such store or site")
    @APIResponse(
            responseCode = "409",
            description =
                    "Problem: the store is active there; or collector or transfer is asked for where it is not visible; or none where it is")
    public Store setType(
            @PathParam("storeId") String storeId, @PathParam("siteId") int siteId, @NotNull TypeRequest request) {
        return stores.setType(Named.store(storeId), Named.site(siteId), Named.type(request.type()), name());
    }

    @PUT
    @Path("/stores/{storeId}/transactions")
    @RolesAllowed(Roles.SYNC_VENDOR)
    @FreshLogin
    @Operation(operationId = "includeTransactions", summary = "Include a dispensary's transactions in sync, or not")
    @APIResponse(responseCode = "200", description = "The store")
    @APIResponse(responseCode = "403", description = "Problem: not the vendor, or the login is too old")
    @APIResponse(responseCode = "404", description = "Problem: no such store")
    @APIResponse(responseCode = "409", description = "Problem: the store is no dispensary")
    public Store transactions(@PathParam("storeId") String storeId, @NotNull TransactionsRequest request) {
        Boolean included = request.included();
        if (included == null) {
            throw Problem.invalid("included", "must be true or false");
        }
        return stores.includeTransactions(
                Named.store(storeId), included, new Act(name(), Named.reason(request.reason())));
    }

    private String name() {
        return Caller.of(identity).name();
    }
}
