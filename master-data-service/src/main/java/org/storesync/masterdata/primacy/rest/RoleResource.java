package org.storesync.masterdata.primacy.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.storesync.kit.security.Roles;
import org.storesync.masterdata.primacy.Primacy;
import org.storesync.model.Headers;

/** Tells pages whether to offer editing. */
@Path("/api/v1/role")
@Tag(name = "role", description = "Which site edits central data")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
public class RoleResource {
    private final Primacy primacy;

    RoleResource(Primacy primacy) {
        this.primacy = primacy;
    }

    @GET
    @Operation(operationId = "getRole", summary = "Whether central data can be edited here now")
    public RoleView getRole() {
        return RoleView.from(primacy.role());
    }
}
