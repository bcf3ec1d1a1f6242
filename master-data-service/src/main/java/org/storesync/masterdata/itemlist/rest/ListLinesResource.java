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
import org.storesync.masterdata.itemlist.ListLine;
import org.storesync.masterdata.itemlist.ListLineStore;
import org.storesync.model.Headers;

/** Lines of a list, for people. */
@Path("/api/v1/item-lists/{listId}/lines")
@Tag(name = "list lines", description = "Items on a list")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
public class ListLinesResource {
    private final ListLineStore listLines;

    ListLinesResource(ListLineStore listLines) {
        this.listLines = listLines;
    }

    @GET
    @Operation(operationId = "listListLines", summary = "List lines, in order, with search")
    public PageOf<ListLine> listListLines(@PathParam("listId") String listId, @Valid @BeanParam ListParams params) {
        return params.page(listLines.list(new Owner(listId), params.query()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getListLine", summary = "One line")
    public RestResponse<ListLine> getListLine(
            @PathParam("listId") String listId,
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return Answers.one(listLines.one(new Owner(listId), id), ifNoneMatch);
    }

    @POST
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @ResponseStatus(201)
    @Operation(operationId = "createListLine", summary = "Make a line; the service gives it an id")
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = ListLine.class)))
    public RestResponse<ListLine> createListLine(@PathParam("listId") String listId, @NotNull @Valid ListLine value) {
        return Answers.created(listLines.create(new Owner(listId), value), "/api/v1/item-lists/" + listId + "/lines");
    }

    @PUT
    @Path("{id}")
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(
            operationId = "putListLine",
            summary = "Change a line (If-Match), or make one with this id (If-None-Match: *)")
    @APIResponse(
            responseCode = "200",
            description = "changed",
            content = @Content(schema = @Schema(implementation = ListLine.class)))
    @APIResponse(
            responseCode = "201",
            description = "made",
            content = @Content(schema = @Schema(implementation = ListLine.class)))
    public RestResponse<ListLine> putListLine(
            @PathParam("listId") String listId,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull @Valid ListLine value) {
        return Answers.put(listLines.put(new Owner(listId), id, value, Condition.required(ifMatch, ifNoneMatch)));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.DATA_ADMIN)
    @Operation(operationId = "deleteListLine", summary = "Delete a line nothing else refers to")
    public void deleteListLine(
            @PathParam("listId") String listId,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        listLines.delete(new Owner(listId), id, Condition.of(ifMatch));
    }
}
