package org.storesync.kit.problem;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.security.Caller;
import org.storesync.kit.security.Roles;
import org.storesync.model.ProblemCode;

/** A resource that fails in each possible way. */
@Path("/faulty")
public class FaultyResource {
    public record Order(@NotBlank String item, @Max(10) int count, Line line) {
        public record Line(int number) {}
    }

    public enum Colour {
        RED,
        BLUE
    }

    /** Parameters that are fields. */
    public static class Fields {
        @QueryParam("size")
        @DefaultValue("5")
        int size;
    }

    private final SecurityIdentity identity;

    FaultyResource(SecurityIdentity identity) {
        this.identity = identity;
    }

    @GET
    @Path("problem")
    public String problem() {
        throw Problem.of(ProblemCode.ROUTING_UNAVAILABLE, "try later")
                .withRetryAfter(Duration.ofMillis(1500))
                .withLimit(5000)
                .withSupported(Map.of("min", 1, "max", 1))
                .withOutcome(Map.of("batchId", "b1"));
    }

    @GET
    @Path("unexpected")
    public String unexpected() {
        throw new IllegalStateException("password=hunter2");
    }

    @GET
    @Path("database-away")
    public String databaseAway() {
        throw new IllegalStateException("a page can't be read", new SQLException("connection refused", "08001"));
    }

    @GET
    @Path("limited")
    public String limited(@QueryParam("limit") @Max(200) int limit) {
        return "limit " + limit;
    }

    @GET
    @Path("typed/{number}")
    public String typed(
            @PathParam("number") long number,
            @QueryParam("colour") @Nullable Colour colour,
            @QueryParam("id") @Nullable UUID id,
            @QueryParam("since") @Nullable Instant since,
            @BeanParam Fields fields,
            @QueryParam("day") @Nullable LocalDate day) {
        return "%d %s %s %s %d %s".formatted(number, colour, id, since, fields.size, day);
    }

    @GET
    @Path("old/{name}")
    @Operation(operationId = "readOld", summary = "An operation that will end")
    @Produces("text/plain")
    public String old(@PathParam("name") String name) {
        return name;
    }

    @POST
    @Path("orders")
    @Consumes("application/json")
    @Produces("application/json")
    public Order order(@Valid Order order) {
        return order;
    }

    @GET
    @Path("admin")
    @RolesAllowed(Roles.SYNC_ADMIN)
    public String admin() {
        Caller caller = Caller.of(identity);
        return caller.name() + " " + caller.client().orElse("-");
    }

    @GET
    @Path("any")
    @io.quarkus.security.Authenticated
    public String any() {
        Caller caller = Caller.of(identity);
        return caller.name() + " " + caller.client().orElse("-");
    }
}
