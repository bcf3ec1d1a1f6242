package org.storesync.routing.store.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.login.FreshLogin;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Caller;
import org.storesync.kit.security.Roles;
import org.storesync.routing.store.PrimaryRegistry.Primary;
import org.storesync.routing.store.PrimaryService;

/** Which site edits central data (A3). */
@Path("/admin/v1/primary")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "stores")
@Blocking
public class PrimaryResource {
    private final PrimaryService primaries;
    private final SecurityIdentity identity;

    PrimaryResource(PrimaryService primaries, SecurityIdentity identity) {
        this.primaries = primaries;
        this.identity = identity;
    }

    /** The site that should edit central data. With a reason, the sites need not be synchronised. */
    public record PrimaryRequest(
            @Nullable Integer siteId, @Nullable String reason) {}

    @GET
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.VIEWER})
    @Operation(operationId = "getPrimary", summary = "The site that edits central data, and the sites that did before")
    @APIResponse(responseCode = "200", description = "The primary")
    @APIResponse(responseCode = "404", description = "Problem: no site is the primary yet")
    public Primary get() {
        return primaries.get();
    }

    @PUT
    @RolesAllowed(Roles.SYNC_ADMIN)
    @FreshLogin
    @Operation(operationId = "setPrimary", summary = "Hand over the role of the primary")
    @APIResponse(responseCode = "204", description = "Handed over")
    @APIResponse(responseCode = "403", description = "Problem: not an administrator, or the login is too old")
    @APIResponse(responseCode = "404", description = "Problem: no such site")
    @APIResponse(
            responseCode = "409",
            description =
                    "Problem: the site can't be the primary; without a reason: one of the two is not synchronised")
    public void set(@NotNull PrimaryRequest request) {
        Integer site = request.siteId();
        if (site == null) {
            throw Problem.invalid("siteId", "must be given");
        }
        primaries.hand(
                Named.site(site),
                Named.reason(request.reason()),
                Caller.of(identity).name());
    }
}
