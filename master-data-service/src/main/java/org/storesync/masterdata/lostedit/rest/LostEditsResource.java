package org.storesync.masterdata.lostedit.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.PageOf;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;
import org.storesync.masterdata.lostedit.LostEdit;
import org.storesync.masterdata.lostedit.LostEdits;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;

/** Edits made here while another site already was the primary (A3). They are shown until somebody dismisses them. */
@Path("/admin/v1/lost-edits")
@Tag(name = "lost edits", description = "Edits that central did not take")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.DATA_ADMIN)
public class LostEditsResource {
    private static final String UUID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
    private static final int LIMIT_MAX = 200;

    private final LostEdits edits;

    LostEditsResource(LostEdits edits) {
        this.edits = edits;
    }

    @GET
    @Operation(
            operationId = "listLostEdits",
            summary = "Edits that central did not take, oldest first, with their bodies")
    public PageOf<LostEditView> listLostEdits(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(LIMIT_MAX) int limit,
            @QueryParam("cursor")
                    @Pattern(regexp = UUID, message = "was not made by this service; leave it out to begin again")
                    @Nullable
                    String cursor) {
        // The contract says that this cursor is the id itself.
        return PageOf.from(edits.list(cursor, limit + 1), limit, LostEdit::id, LostEditView::from);
    }

    @DELETE
    @Path("{id}")
    @Operation(operationId = "dismissLostEdit", summary = "Close a lost edit")
    public void dismissLostEdit(@PathParam("id") String id) {
        if (!id.matches(UUID)) {
            throw Problem.invalid("id", "must be a UUID");
        }
        if (!edits.dismiss(id)) {
            throw Problem.of(ProblemCode.RECORD_UNKNOWN);
        }
    }
}
