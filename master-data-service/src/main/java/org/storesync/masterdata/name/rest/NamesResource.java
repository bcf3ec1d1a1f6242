package org.storesync.masterdata.name.rest;

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
import org.storesync.masterdata.name.Name;
import org.storesync.masterdata.name.NameStore;
import org.storesync.model.Headers;

/** Names, for people. */
@Path("/api/v1/names")
@Tag(name = "names", description = "Suppliers, customers and the names of stores; no patients")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
public class NamesResource {
    private final NameStore names;

    NamesResource(NameStore names) {
        this.names = names;
    }

    @GET
    @Operation(operationId = "listNames", summary = "Names, in order, with search")
    public PageOf<Name> listNames(@Valid @BeanParam ListParams params) {
        return params.page(names.list(Owner.NONE, params.query()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getName", summary = "One name")
    public RestResponse<Name> getName(
            @PathParam("id") String id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Answers.one(names.one(Owner.NONE, id), ifNoneMatch);
    }

    @POST
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @ResponseStatus(201)
    @Operation(operationId = "createName", summary = "Make a name; the service gives it an id")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = Name.class)))
    public RestResponse<Name> createName(@NotNull @Valid Name value) {
        return Answers.created(names.create(Owner.NONE, value), "/api/v1/names");
    }

    @PUT
    @Path("{id}")
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(
            operationId = "putName",
            summary = "Change a name (If-Match), or make one with this id (If-None-Match: *)")
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = Name.class)))
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = Name.class)))
    public RestResponse<Name> putName(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull @Valid Name value) {
        return Answers.put(names.put(Owner.NONE, id, value, Condition.required(ifMatch, ifNoneMatch)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(operationId = "deleteName", summary = "Delete a name nothing else refers to")
    public void deleteName(@PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        names.delete(Owner.NONE, id, Condition.of(ifMatch));
    }
}
