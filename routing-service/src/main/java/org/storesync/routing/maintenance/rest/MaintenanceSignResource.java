package org.storesync.routing.maintenance.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.routing.access.ServicesOnly;
import org.storesync.routing.maintenance.MaintenanceSwitch;
import org.storesync.routing.maintenance.MaintenanceSwitch.Work;

/** Tells the other services whether central is in maintenance. */
@Path("/internal/v1/maintenance")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "maintenance")
@Blocking
public class MaintenanceSignResource {
    private final MaintenanceSwitch maintenance;
    private final ServicesOnly callers;

    MaintenanceSignResource(MaintenanceSwitch maintenance, ServicesOnly callers) {
        this.maintenance = maintenance;
        this.callers = callers;
    }

    /** Since when central is in maintenance; absent if it is open. */
    public record MaintenanceSignView(@Nullable Instant since) {}

    @GET
    @Operation(
            operationId = "getMaintenanceSign",
            summary = "Since when central is in maintenance, for the other services")
    @APIResponse(responseCode = "200", description = "The sign")
    public MaintenanceSignView get() {
        callers.require();
        return new MaintenanceSignView(maintenance.work().map(Work::since).orElse(null));
    }
}
