package org.storesync.masterdata.unit.rest;

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
import org.storesync.masterdata.unit.Unit;
import org.storesync.masterdata.unit.UnitStore;
import org.storesync.model.Headers;

/** Units, for people. */
@Path("/api/v1/units")
@Tag(name = "units", description = "The units in which items are counted")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
public class UnitsResource {
    private final UnitStore units;

    UnitsResource(UnitStore units) {
        this.units = units;
    }

    @GET
    @Operation(operationId = "listUnits", summary = "Units, in order, with search")
    public PageOf<Unit> listUnits(@Valid @BeanParam ListParams params) {
        return params.page(units.list(Owner.NONE, params.query()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getUnit", summary = "One unit")
    public RestResponse<Unit> getUnit(
            @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Answers.one(units.one(Owner.NONE, id), ifNoneMatch);
    }

    @POST
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @ResponseStatus(201)
    @Operation(operationId = "createUnit", summary = "Make a unit; the service gives it an id")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = Unit.class)))
    public RestResponse<Unit> createUnit(@NotNull @Valid Unit value) {
        return Answers.created(units.create(Owner.NONE, value), "/api/v1/units");
    }

    @PUT
    @Path("{id}")
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(
            operationId = "putUnit",
            summary = "Change a unit (If-Match), or make one with this id (If-None-Match: *)")
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = Unit.class)))
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = Unit.class)))
    public RestResponse<Unit> putUnit(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull @Valid Unit value) {
        return Answers.put(units.put(Owner.NONE, id, value, Condition.required(ifMatch, ifNoneMatch)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(operationId = "deleteUnit", summary = "Delete a unit nothing else refers to")
    public void deleteUnit(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        units.delete(Owner.NONE, id, Condition.of(ifMatch));
    }
}
