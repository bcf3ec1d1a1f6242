package org.storesync.routing.user.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.paging.PageLimit;
import org.storesync.kit.paging.PageOf;
import org.storesync.kit.security.Roles;
import org.storesync.routing.user.NewUsers;
import org.storesync.routing.user.NewUsers.NewUser;
import org.storesync.routing.user.NewUsers.Place;

/** Shows administrators the users that sites made (C5). */
@Path("/admin/v1/users")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
@Blocking
public class UserResource {
    private static final PageLimit LIMIT = new PageLimit(100, 500);

    private final NewUsers users;

    UserResource(NewUsers users) {
        this.users = users;
    }

    @GET
    @RolesAllowed(Roles.SYNC_ADMIN)
    @Operation(operationId = "listUsers", summary = "Users that sites made")
    @APIResponse(responseCode = "200", description = "A page of users, without passwords")
    public PageOf<NewUser> list(
            @QueryParam("limit") @DefaultValue("100") int limit, @QueryParam("cursor") @Nullable String cursor) {
        int most = LIMIT.of(limit);
        Place after = Cursor.read(cursor, keys -> new Place(keys.text(), keys.text()));
        return PageOf.from(users.list(after, most + 1), most, last -> Cursor.of(last.storeId(), last.id()));
    }
}
