package org.storesync.kit.audit.rest;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.audit.AuditBook;
import org.storesync.kit.audit.AuditConfig;
import org.storesync.kit.audit.AuditQuery;
import org.storesync.kit.audit.AuditQuery.Place;
import org.storesync.kit.audit.Verification;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.paging.PageLimit;
import org.storesync.kit.paging.PageOf;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;

/** The audit's two calls, the same in each service that keeps one. A service's resource gives them their address. */
public abstract class AuditOperations {
    private static final int OVERDUE_ROUNDS = 2;
    private static final int USUAL_ROWS = 100;
    private static final String AFTER = "after";

    private final AuditBook book;
    private final AuditConfig config;
    private final PageLimit limit;
    private final Clock clock;

    protected AuditOperations(AuditBook book, AuditConfig config, Clock clock) {
        this.book = book;
        this.config = config;
        this.limit = new PageLimit(USUAL_ROWS, config.rowsMax());
        this.clock = clock;
    }

    @GET
    @RolesAllowed(Roles.AUDITOR)
    @Operation(operationId = "listAudit", summary = "What was done and by whom, newest first")
    @APIResponse(responseCode = "200", description = "A page of rows")
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "401", description = "not-authenticated")
    @APIResponse(responseCode = "403", description = "forbidden")
    public PageOf<AuditItem> list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("writer") @Nullable String writer,
            @QueryParam("about") @Nullable String about,
            @QueryParam(AFTER) @Nullable String after,
            @QueryParam("limit") @DefaultValue("" + USUAL_ROWS) int limit) {
        int rows = this.limit.of(limit);
        AuditQuery query = new AuditQuery(
                filter("kind", kind),
                filter("writer", writer),
                filter("about", about),
                Cursor.read(AFTER, after, keys -> new Place(keys.time(), keys.text(), keys.longNumber())),
                rows + 1);
        return PageOf.from(book.list(query), rows, row -> Cursor.of(row.at(), row.writer(), row.seq()), AuditItem::of);
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
    public VerificationView verify(@QueryParam(AFTER) @Nullable String after) {
        Verification.Place from =
                Cursor.read(AFTER, after, keys -> new Verification.Place(keys.text(), keys.longNumber()));
        Verification found = book.verify(from == null ? Verification.Place.BEGIN : from);
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
                next == null ? null : Cursor.of(next.writer(), next.seq()));
    }

    private static @Nullable String filter(String name, @Nullable String value) {
        if (value != null && (value.isBlank() || value.indexOf('\0') >= 0)) {
            throw Problem.invalid(name, "must not be empty; leave it out to get all");
        }
        return value;
    }
}
