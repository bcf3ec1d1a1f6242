package org.storesync.masterdata.primacy.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.storesync.masterdata.primacy.Role;

/** Whether central data can be edited here now. */
public record RoleView(
        @Schema(required = true, description = "PRIMARY, CATCHING_UP, ELSEWHERE or UNKNOWN")
        String role,

        @Schema(required = true, description = "true: people can edit here now")
        boolean editable,

        @Schema(description = "the site that edits instead, where known") @Nullable
        Integer siteId) {

    static RoleView from(Role role) {
        return switch (role) {
            case Role.Primary() -> new RoleView("PRIMARY", true, null);
            case Role.CatchingUp ignored -> new RoleView("CATCHING_UP", false, null);
            case Role.Elsewhere(Integer site) -> new RoleView("ELSEWHERE", false, site);
            case Role.Unknown() -> new RoleView("UNKNOWN", false, null);
        };
    }
}
