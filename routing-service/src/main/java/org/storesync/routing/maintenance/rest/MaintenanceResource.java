package org.storesync.routing.maintenance.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.maintenance.Maintenance;
import org.storesync.kit.security.Caller;
import org.storesync.kit.security.Roles;
import org.storesync.routing.maintenance.MaintenanceSwitch;
import org.storesync.routing.maintenance.MaintenanceSwitch.Work;

/** The switch of maintenance mode (docs/adr/0020). It works in maintenance too. */
@Path("/admin/v1/maintenance")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "maintenance", description = "Maintenance mode")
@Blocking
public class MaintenanceResource {
    private static final int REASON_MAX = 500;

    private final MaintenanceSwitch maintenance;
    private final Maintenance here;
    private final SecurityIdentity identity;

    MaintenanceResource(MaintenanceSwitch maintenance, Maintenance here, SecurityIdentity identity) {
        this.maintenance = maintenance;
        this.here = here;
        this.identity = identity;
    }

    /** Why central is in maintenance; the audit keeps it, callers are not told. */
    public record MaintenanceReason(
            @NotBlank @Size(max = REASON_MAX) @Pattern(regexp = "[^\\x00]*", message = "must not contain NUL")
            String reason) {}

    /** Whether central is in maintenance; if so, since when, by whom and why. */
    public record MaintenanceState(
            boolean on,
            @Nullable Instant since,
            @Nullable String by,
            @Nullable String reason) {
        private static final MaintenanceState OFF = new MaintenanceState(false, null, null, null);

        private static MaintenanceState of(Work work) {
            return new MaintenanceState(true, work.since(), work.by(), work.reason());
        }
    }

    @GET
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.VIEWER})
    @Operation(
            operationId = "getMaintenance",
            summary = "Whether central is in maintenance, since when, by whom and why")
    @APIResponse(responseCode = "200", description = "The state")
    public MaintenanceState get() {
        return maintenance.work().map(MaintenanceState::of).orElse(MaintenanceState.OFF);
    }

    @PUT
    @RolesAllowed(Roles.SYNC_ADMIN)
    @Operation(
            operationId = "beginMaintenance",
            summary = "Tell sites, and people who would change something, to come later; each replica obeys within 5 s")
    @APIResponse(responseCode = "200", description = "Central is in maintenance")
    public MaintenanceState begin(@NotNull @Valid MaintenanceReason why) {
        MaintenanceState state = MaintenanceState.of(
                maintenance.begin(why.reason(), Caller.of(identity).name()));
        here.look();
        return state;
    }

    @DELETE
    @RolesAllowed(Roles.SYNC_ADMIN)
    @Operation(operationId = "endMaintenance", summary = "Take calls again; each replica obeys within 5 s")
    @APIResponse(responseCode = "204", description = "Central is open")
    public void end() {
        maintenance.end(Caller.of(identity).name());
        here.look();
    }
}
