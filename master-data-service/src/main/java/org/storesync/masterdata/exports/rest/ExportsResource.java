package org.storesync.masterdata.exports.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;
import org.storesync.masterdata.exports.SheetExport;
import org.storesync.masterdata.sheet.Sheet;
import org.storesync.masterdata.sheet.Sheets;
import org.storesync.model.ProblemCode;

/** Exports of CSV files. */
@Path("/api/v1/exports")
@Tag(name = "exports", description = "Central data as CSV files")
@SecurityRequirement(name = "token")
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.DATA_ADMIN})
public class ExportsResource {
    private final Sheets sheets;
    private final SheetExport export;

    ExportsResource(Sheets sheets, SheetExport export) {
        this.sheets = sheets;
        this.export = export;
    }

    @GET
    @Path("{type}")
    @Produces("text/csv;charset=UTF-8")
    @Operation(operationId = "exportSheet", summary = "All records of a type, as they can be imported again")
    @APIResponse(
            responseCode = "200",
            description = "a CSV file in UTF-8",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "404", description = "record-unknown: no such type")
    public RestResponse<StreamingOutput> exportSheet(
            @PathParam("type") String type,
            @Parameter(description = "true: the file begins with a byte order mark, by which Excel recognises UTF-8")
                    @QueryParam("bom")
                    @DefaultValue("false")
                    String bom) {
        Sheet sheet = sheets.named(type).orElseThrow(() -> Problem.of(ProblemCode.RECORD_UNKNOWN));
        if (!bom.equals("true") && !bom.equals("false")) {
            throw Problem.invalid("bom", "must be true or false");
        }
        StreamingOutput body = out -> export.write(sheet, bom.equals("true"), out);
        return ResponseBuilder.ok(body)
                .header("Content-Disposition", "attachment; filename=\"" + sheet.name() + ".csv\"")
                .build();
    }
}
