package org.storesync.kit.audit.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditBook;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.audit.AuditQuery;
import org.storesync.kit.audit.AuditRow;
import org.storesync.kit.audit.Verification;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;

/** The audit's two calls, the same in each service that keeps one. A service's resource gives them their address. */
public abstract class AuditOperations {
    private static final int OVERDUE_ROUNDS = 2;

    private final AuditBook book;
    private final AuditConfig config;
    private final Clock clock;

    protected AuditOperations(AuditBook book, AuditConfig config, Clock clock) {
        this.book = book;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.AUDITOR)
    @Operation(operationId = "listAudit", summary = "What was done and by whom, newest first")
    @APIResponse(responseCode = "200", description = "A page of rows")
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "401", description = "not-authenticated")
    @APIResponse(responseCode = "403", description = "forbidden")
    public AuditPage list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("writer") @Nullable String writer,
            @QueryParam("about") @Nullable String about,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > config.rowsMax()) {
            throw Problem.invalid("limit", "must be from 1 to " + config.rowsMax());
        }
        List<AuditRow> rows = book.list(new AuditQuery(
                filter("kind", kind),
                filter("writer", writer),
                filter("about", about),
                PlaceText.listed(after),
                limit));
        return new AuditPage(
                rows.stream().map(AuditPage.Item::of).toList(), rows.size() < limit ? null : place(rows.getLast()));
    }

    @GET
    @Path("/verification")
    @RolesAllowed(Roles.AUDITOR)
    @Operation(
            operationId = "verifyAudit",
            summary =
                    "Whether the chains are as they were written and sealed; a call reads a limited number of rows, go on with nextCursor")
    @APIResponse(responseCode = "200", description = "What was found")
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "401", description = "not-authenticated")
    @APIResponse(responseCode = "403", description = "forbidden")
    public VerificationView verify(@QueryParam("after") @Nullable String after) {
        Verification found = book.verify(PlaceText.verified(after));
        Verification.Place next = found.next();
        @Nullable Instant sealed = book.sealedAt().orElse(null);
        boolean overdue = sealed == null
                || sealed.isBefore(clock.instant().minus(config.sealEvery().multipliedBy(OVERDUE_ROUNDS)));
        return new VerificationView(
                found.faults().isEmpty(),
                found.rows(),
                found.chains(),
                found.faults().stream().map(VerificationView.FaultView::of).toList(),
                sealed,
                overdue,
                next == null ? null : PlaceText.of(next));
    }

    private static @Nullable String filter(String name, @Nullable String value) {
        if (value != null && (value.isBlank() || value.indexOf('\0') >= 0)) {
            throw Problem.invalid(name, "must not be empty; leave it out to get all");
        }
        return value;
    }

    private static String place(AuditRow last) {
        return PlaceText.of(new AuditQuery.Place(last.at(), last.writer(), last.seq()));
    }
}
