package org.storesync.transfer.half.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.csv.CsvText;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;
import org.storesync.model.Headers;
import org.storesync.transfer.half.TransferBook;
import org.storesync.transfer.half.TransferBook.Filter;
import org.storesync.transfer.half.TransferBook.Place;

/** Which transfers there are and how far each is (D1, D4, D9). */
@Path("/api/v1")
@Tag(name = "transfers", description = "Sources and their responding halves")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.SUPPORT, Roles.SYNC_ADMIN})
@APIResponse(responseCode = "401", description = "not-authenticated")
@APIResponse(responseCode = "403", description = "forbidden")
public class TransfersResource {
    private static final int HISTORY_MAX = 100;

    private final TransferBook book;
    private final OneTransfer one;

    TransfersResource(TransferBook book, OneTransfer one) {
        this.book = book;
        this.one = one;
    }

    @GET
    @Path("transfers")
    @Produces({Headers.JSON, CsvText.TYPE})
    @Operation(
            operationId = "listTransfers",
            summary = "Transfers, the newest first, also of one store, in one state, held for one reason")
    @APIResponse(
            responseCode = "200",
            description = "a page; as CSV all of them",
            content = @Content(mediaType = Headers.JSON, schema = @Schema(implementation = TransferPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-request")
    public Response listTransfers(
            @BeanParam TransferQuery query,
            @QueryParam("cursor") @Nullable String cursor,
            @Parameter(description = "json or csv") @QueryParam("format") @Nullable String format) {
        Filter filter = query.filter();
        int size = query.size();
        Place after = TransferPage.after(cursor);
        return switch (format) {
            case null -> json(filter, after, size);
            case "json" -> json(filter, after, size);
            case "csv" -> csv(filter);
            default -> throw Problem.invalid("format", "is json or csv");
        };
    }

    private Response json(Filter filter, @Nullable Place after, int size) {
        return Response.ok(TransferPage.from(book.list(filter, after, size + 1), size), Headers.JSON)
                .build();
    }

    private Response csv(Filter filter) {
        TransferCsv csv = new TransferCsv(book, filter);
        StreamingOutput body = csv::write;
        return Response.ok(body, CsvText.TYPE + ";charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"transfers.csv\"")
                .build();
    }

    @GET
    @Path("transfers/{sourceId}")
    @Operation(operationId = "getTransfer", summary = "The transfer of one source document")
    @APIResponse(responseCode = "200", description = "the transfer")
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "404", description = "transfer-unknown")
    public TransferView getTransfer(@BeanParam TransferName name) {
        return TransferView.from(one.named(name));
    }

    @GET
    @Path("transfers/{sourceId}/history")
    @Operation(operationId = "getTransferHistory", summary = "What happened to one transfer, the newest first")
    @APIResponse(responseCode = "200", description = "the last hundred happenings")
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "404", description = "transfer-unknown")
    public TransferHistory getTransferHistory(@BeanParam TransferName name) {
        return TransferHistory.from(book.history(one.named(name).source(), HISTORY_MAX));
    }

    @GET
    @Path("transfer-figures")
    @Operation(operationId = "getTransferFigures", summary = "Pairs by state, and halves without a number")
    @APIResponse(responseCode = "200", description = "the figures")
    public TransferFigures getTransferFigures() {
        return TransferFigures.from(book.figures());
    }
}
