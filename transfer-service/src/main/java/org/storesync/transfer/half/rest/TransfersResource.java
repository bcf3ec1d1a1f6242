package org.storesync.transfer.half.rest;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Roles;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;
import org.storesync.transfer.half.TransferBook;
import org.storesync.transfer.half.domain.PairState;

/** Which transfers there are and how far each is (D1, D4). */
@Path("/api/v1")
@Tag(name = "transfers", description = "Sources and their responding halves")
@SecurityRequirement(name = "token")
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.VIEWER, Roles.SUPPORT, Roles.SYNC_ADMIN})
@APIResponse(responseCode = "401", description = "not-authenticated")
@APIResponse(responseCode = "403", description = "forbidden")
public class TransfersResource {
    private static final int LIMIT_DEFAULT = 100;
    private static final int LIMIT_MAX = 500;

    private final TransferBook book;

    TransfersResource(TransferBook book) {
        this.book = book;
    }

    @GET
    @Path("transfers")
    @Operation(operationId = "listTransfers", summary = "Transfers by source, also of one store or in one state")
    @APIResponse(
            responseCode = "200",
            description = "a page",
            content = @Content(schema = @Schema(implementation = TransferPage.class)))
    @APIResponse(responseCode = "400", description = "invalid-request")
    public TransferPage listTransfers(
            @Parameter(description = "one of the two stores") @QueryParam("store") @Nullable String store,
            @Parameter(description = "as the items tell it") @QueryParam("state") @Nullable String state,
            @Parameter(
                            schema =
                                    @Schema(
                                            type = SchemaType.INTEGER,
                                            minimum = "1",
                                            maximum = "500",
                                            defaultValue = "100"))
                    @QueryParam("limit")
                    @Nullable
                    String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        if (store != null) {
            checkText("store", store);
        }
        int size = size(limit);
        return TransferPage.from(book.list(store, state(state), TransferPage.after(cursor), size + 1), size);
    }

    @GET
    @Path("transfers/{sourceId}")
    @Operation(operationId = "getTransfer", summary = "The transfer of one source document")
    @APIResponse(
            responseCode = "200",
            description = "the transfer",
            content = @Content(schema = @Schema(implementation = TransferView.class)))
    @APIResponse(responseCode = "400", description = "invalid-request")
    @APIResponse(responseCode = "404", description = "transfer-unknown")
    public TransferView getTransfer(@PathParam("sourceId") String sourceId) {
        checkText("sourceId", sourceId);
        return book.find(sourceId).map(TransferView::from).orElseThrow(() -> Problem.of(ProblemCode.TRANSFER_UNKNOWN));
    }

    @GET
    @Path("transfer-figures")
    @Operation(operationId = "getTransferFigures", summary = "Pairs by state, and halves without a number")
    @APIResponse(
            responseCode = "200",
            description = "the figures",
            content = @Content(schema = @Schema(implementation = TransferFigures.class)))
    public TransferFigures getTransferFigures() {
        return TransferFigures.from(book.figures());
    }

    private static @Nullable PairState state(@Nullable String name) {
        return name == null
                ? null
                : PairState.ofWire(name)
                        .orElseThrow(() ->
                                Problem.invalid("state", "is one of pushing, made, taken-over, deleted, refused"));
    }

    private static int size(@Nullable String limit) {
        if (limit == null) {
            return LIMIT_DEFAULT;
        }
        try {
            int size = Integer.parseInt(limit);
            if (size >= 1 && size <= LIMIT_MAX) {
                return size;
            }
        } catch (NumberFormatException e) {
            // Answered like a number out of bounds.
        }
        throw Problem.invalid("limit", "is a number from 1 to " + LIMIT_MAX).withLimit(LIMIT_MAX);
    }

    private static void checkText(String field, String value) {
        if (value.indexOf('\0') >= 0) {
            throw Problem.invalid(field, "has a character no id has");
        }
    }
}
