package org.storesync.masterdata.central.rest;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.PageOf;
import org.storesync.kit.security.Roles;
import org.storesync.masterdata.central.Condition;
import org.storesync.masterdata.central.Owner;
import org.storesync.masterdata.central.Records;
import org.storesync.model.Headers;

/**
 * The five calls for records of a kind, the same for each kind. A resource gives them their address. {@link RecordContract} gives them
 * their names and texts in the contract.
 *
 * @param <T> the form in which people see a record
 */
@Produces(Headers.JSON)
@RunOnVirtualThread
public abstract class RecordOperations<T extends Record> {
    private final Records<T> records;

    protected RecordOperations(Records<T> records) {
        this.records = records;
    }

    @GET
    @RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
    public PageOf<T> list(@Valid @BeanParam ListParams params, @Context UriInfo address) {
        return params.page(records.list(owner(address), params.query()));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
    public RestResponse<T> get(
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context UriInfo address) {
        return Answers.one(records.one(owner(address), id), ifNoneMatch);
    }

    @POST
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    @ResponseStatus(201)
    public RestResponse<T> create(@NotNull @Valid T value, @Context UriInfo address) {
        return Answers.created(records.create(owner(address), value), address.getAbsolutePathBuilder());
    }

    @PUT
    @Path("{id}")
    @Consumes(Headers.JSON)
    @RolesAllowed(Roles.DATA_ADMIN)
    public RestResponse<T> put(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @NotNull @Valid T value,
            @Context UriInfo address) {
        Condition condition = Condition.required(ifMatch, ifNoneMatch);
        return Answers.put(records.put(owner(address), id, value, condition));
    }

    @DELETE
    @Path("{id}")
    @RolesAllowed(Roles.DATA_ADMIN)
    public void delete(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, @Context UriInfo address) {
        records.delete(owner(address), id, Condition.of(ifMatch));
    }

    /** The kind says which part of the address names the owner. */
    private Owner owner(UriInfo address) {
        return records.kind()
                .owner()
                .map(link -> new Owner(address.getPathParameters().getFirst(link.property())))
                .orElse(Owner.NONE);
    }
}
