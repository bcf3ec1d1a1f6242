package org.storesync.routing.store.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.store.DryRunService;
import org.storesync.routing.store.DryRunService.DryRun;

/** What the acts of {@link StoreResource} and a change of visibility would do (G6). Nothing changes, so no fresh login is asked for. */
@Path("/admin/v1/stores/{storeId}/dry-run")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "stores")
@Blocking
@APIResponse(responseCode = "200", description = "What would happen; or why the act is refused")
@APIResponse(responseCode = "400", description = "Problem: a parameter is missing or has another form")
@APIResponse(responseCode = "404", description = "Problem: no such store")
public class DryRunResource {
    private final DryRunService runs;
    private final int bytesPerSecond;

    DryRunResource(DryRunService runs, RoutingConfig config) {
        this.runs = runs;
        this.bytesPerSecond = config.dryRun().bytesPerSecond();
    }

    @GET
    @Path("/assignment")
    @RolesAllowed(Roles.SYNC_ADMIN)
    @Operation(
            operationId = "dryRunAssignment",
            summary = "What it would do to make the store active on a site, or on none")
    public DryRunView assignment(@PathParam("storeId") String storeId, @QueryParam("siteId") @Nullable Integer siteId) {
        return view(runs.assign(Named.store(storeId), siteId == null ? null : Named.site(siteId)));
    }

    @GET
    @Path("/sync-with/{siteId}")
    @RolesAllowed(Roles.SYNC_ADMIN)
    @Operation(
            operationId = "dryRunSyncWith",
            summary = "What it would do if a site collects the store, or no longer collects it")
    public DryRunView syncWith(
            @PathParam("storeId") String storeId,
            @PathParam("siteId") int siteId,
            @QueryParam("type") @Nullable String type) {
        return view(runs.setType(Named.store(storeId), Named.site(siteId), Named.type(type)));
    }

    @GET
    @Path("/transactions")
    @RolesAllowed(Roles.SYNC_VENDOR)
    @Operation(
            operationId = "dryRunTransactions",
            summary = "What it would do to include a dispensary's transactions, or to leave them out")
    public DryRunView transactions(
            @PathParam("storeId") String storeId, @QueryParam("included") @Nullable String included) {
        return view(runs.includeTransactions(Named.store(storeId), yes("included", included)));
    }

    @GET
    @Path("/visibility")
    @RolesAllowed(Roles.SYNC_ADMIN)
    @Operation(
            operationId = "dryRunVisibility",
            summary = "What it would do if the store's name becomes visible in another store, or if this ends")
    public DryRunView visibility(
            @PathParam("storeId") String storeId,
            @QueryParam("in") @Nullable String in,
            @QueryParam("visible") @Nullable String visible) {
        if (in == null) {
            throw Problem.invalid("in", "must be the id of the store in which the name is visible");
        }
        return view(runs.visibility(Named.store(storeId), Named.store(in), yes("visible", visible)));
    }

    private DryRunView view(DryRun run) {
        return DryRunView.from(run, bytesPerSecond);
    }

    private static boolean yes(String parameter, @Nullable String text) {
        if (text == null || !(text.equals("true") || text.equals("false"))) {
            throw Problem.invalid(parameter, "must be true or false");
        }
        return text.equals("true");
    }
}
