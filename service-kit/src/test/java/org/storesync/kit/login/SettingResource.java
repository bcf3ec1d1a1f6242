package org.storesync.kit.login;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.storesync.kit.security.Roles;

/** A sync setting: to read it takes a role, to change it takes a fresh login as well. */
@Path("/setting")
public class SettingResource {
    @GET
    @RolesAllowed(Roles.SYNC_ADMIN)
    public String read() {
        return "read";
    }

    @PUT
    @Consumes("application/json")
    @RolesAllowed(Roles.SYNC_ADMIN)
    @FreshLogin
    public String change(Map<String, Object> ignored) {
        return "changed";
    }
}
