package org.storesync.reporting.contact.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.csv.CsvText;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;
import org.storesync.model.Headers;
import org.storesync.reporting.answer.Exports;
import org.storesync.reporting.answer.Format;
import org.storesync.reporting.answer.ReportPage;
import org.storesync.reporting.contact.SyncReports;
import org.storesync.reporting.contact.domain.ContactPosition;
import org.storesync.reporting.contact.domain.ContactRow;
import org.storesync.reporting.contact.domain.Silence;

/** The sync report (E4). */
@Path("/api/v1/sync-report")
@Tag(name = "sync report", description = "Who was in contact, and who is silent")
@SecurityRequirement(name = "token")
@Produces({Headers.JSON, CsvText.TYPE})
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.SUPERVISOR})
@APIResponse(responseCode = "400", description = "invalid-request")
@APIResponse(responseCode = "401", description = "not-authenticated")
@APIResponse(responseCode = "403", description = "forbidden")
@APIResponse(responseCode = "429", description = "rate-limited: too many exports at once")
public class SyncReportResource {
    private final SyncReports reports;
    private final Exports exports;

    SyncReportResource(SyncReports reports, Exports exports) {
        this.reports = reports;
        this.exports = exports;
    }

    @GET
    @Operation(
            operationId = "getSyncReport",
            summary =
                    "Last contact of each site and store: first those never in contact, then those that are silent for longest")
    @APIResponse(
            responseCode = "200",
            description = "the report",
            content = {
                @Content(mediaType = Headers.JSON, schema = @Schema(implementation = SyncReport.class)),
                @Content(mediaType = CsvText.TYPE, schema = @Schema(implementation = String.class))
            })
    public Response getSyncReport(
            @Parameter(description = "site or store; both if absent") @QueryParam("kind") @Nullable String kind,
            @Parameter(
                            description = "rows of a page",
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "" + ReportPage.MAX,
                                            defaultValue = "" + ReportPage.DEFAULT))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "json or csv; wins over Accept") @QueryParam("format") @Nullable String format,
            @Parameter(description = "true: CSV begins with a byte order mark, for spreadsheets")
                    @QueryParam("bom")
                    @Nullable
                    String bom,
            @Context HttpHeaders headers) {
        Set<String> kinds = kinds(kind);
        return switch (Format.of(format, headers)) {
            case JSON -> json(kinds, ReportPage.LIMIT.of(limit), cursor);
            case CSV -> csv(kinds, Format.mark(bom));
        };
    }

    private Response json(Set<String> kinds, int limit, @Nullable String cursor) {
        ContactPosition after =
                Cursor.read(cursor, keys -> ContactPosition.read(keys.rest()).orElseThrow());
        return Response.ok(SyncReport.from(reports.page(kinds, after, limit + 1), limit), Headers.JSON)
                .build();
    }

    private Response csv(Set<String> kinds, boolean mark) {
        Silence silence = reports.silence();
        return exports.csv(
                        "sync-report.csv",
                        mark,
                        ContactLine.CSV_HEADER,
                        csv -> reports.each(
                                kinds,
                                row -> csv.line(ContactLine.from(row, silence).csv())))
                .build();
    }

    private static Set<String> kinds(@Nullable String kind) {
        return switch (kind) {
            case null -> Set.of(ContactRow.SITE, ContactRow.STORE);
            case "site" -> Set.of(ContactRow.SITE);
            case "store" -> Set.of(ContactRow.STORE);
            default -> throw Problem.invalid("kind", "must be site or store");
        };
    }
}
