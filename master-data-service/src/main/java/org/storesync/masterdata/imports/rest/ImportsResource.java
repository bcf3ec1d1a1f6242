package org.storesync.masterdata.imports.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;
import org.storesync.masterdata.central.Authors;
import org.storesync.masterdata.imports.ImportService;
import org.storesync.masterdata.sheet.Sheet;
import org.storesync.masterdata.sheet.Sheets;
import org.storesync.model.Headers;

/** Imports of CSV files. The answer comes at once, and the import goes on in the background. */
@Path("/api/v1/imports")
@Tag(name = "imports", description = "Central data from CSV files")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.DATA_ADMIN)
public class ImportsResource {
    private final Sheets sheets;
    private final ImportService imports;
    private final Authors authors;

    ImportsResource(Sheets sheets, ImportService imports, Authors authors) {
        this.sheets = sheets;
        this.imports = imports;
        this.authors = authors;
    }

    /** The id by which the caller can follow the import. */
    public record ImportStarted(@Schema(required = true) String id) {}

    @POST
    @Consumes("text/csv")
    @ResponseStatus(202)
    @Operation(
            operationId = "startImport",
            summary =
                    "Import a CSV file in UTF-8, all of it or nothing; a row is matched to a record by its code; a column that is left out changes nothing")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(
            responseCode = "202",
            description = "begun",
            content = @Content(schema = @Schema(implementation = ImportStarted.class)))
    @APIResponse(responseCode = "409", description = "import-running, not-primary")
    public ImportStarted startImport(
            @QueryParam("type")
                    @Parameter(
                            required = true,
                            description =
                                    "such as items, names, stores or currencies; the answer to an unknown one lists all")
                    @Nullable
                    String type,
            @QueryParam("dryRun") @DefaultValue("false") String dryRun,
            InputStream file) {
        Sheet sheet = sheets.named(type == null ? "" : type)
                .orElseThrow(() -> Problem.invalid("type", "must be one of " + sheets.names()));
        if (!dryRun.equals("true") && !dryRun.equals("false")) {
            throw Problem.invalid("dryRun", "must be true or false");
        }
        return new ImportStarted(
                imports.start(sheet, dryRun.equals("true"), file, authors.now()).toString());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getImport", summary = "How far an import is, and what is wrong with its file")
    public ImportView getImport(@PathParam("id") String id) {
        return ImportView.from(imports.find(uuid(id)));
    }

    private static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("id", "must be a UUID");
        }
    }
}
