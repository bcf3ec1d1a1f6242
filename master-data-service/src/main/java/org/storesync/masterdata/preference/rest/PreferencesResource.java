package org.storesync.masterdata.preference.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.security.Roles;
import org.storesync.masterdata.central.Condition;
import org.storesync.masterdata.central.Owner;
import org.storesync.masterdata.central.rest.Answers;
import org.storesync.masterdata.preference.Preferences;
import org.storesync.masterdata.preference.StorePreferences;
import org.storesync.model.Headers;

/** The preferences of a store, for people. */
@Path("/api/v1/stores/{storeId}/preferences")
@Tag(name = "store preferences", description = "How a store works")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
public class PreferencesResource {
    private final Preferences preferences;

    PreferencesResource(Preferences preferences) {
        this.preferences = preferences;
    }

    @GET
    @Operation(operationId = "getStorePreferences", summary = "The preferences of a store")
    public RestResponse<StorePreferences> getStorePreferences(
            @PathParam("storeId") String storeId, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Answers.one(preferences.of(new Owner(storeId)), ifNoneMatch);
    }

    @PUT
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(
            operationId = "putStorePreferences",
            summary = "Change the preferences of a store (If-Match), or add its first ones (If-None-Match: *)")
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = StorePreferences.class)))
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = StorePreferences.class)))
    public RestResponse<StorePreferences> putStorePreferences(
            @PathParam("storeId") String storeId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull @Valid StorePreferences value) {
        return Answers.put(preferences.put(new Owner(storeId), value, Condition.required(ifMatch, ifNoneMatch)));
    }

    @DELETE
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(operationId = "deleteStorePreferences", summary = "Remove the preferences of a store")
    public void deleteStorePreferences(
            @PathParam("storeId") String storeId, @HeaderParam("If-Match") @Nullable String ifMatch) {
        preferences.delete(new Owner(storeId), Condition.of(ifMatch));
    }
}
