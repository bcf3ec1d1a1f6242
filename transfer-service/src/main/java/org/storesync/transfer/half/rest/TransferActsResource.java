package org.storesync.transfer.half.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Caller;
import org.storesync.kit.security.Roles;
import org.storesync.model.Headers;
import org.storesync.model.ProblemCode;
import org.storesync.transfer.half.Transfer;
import org.storesync.transfer.half.TransferBook;
import org.storesync.transfer.half.TransferDesk;
import org.storesync.transfer.half.TransferDesk.Outcome;
import org.storesync.transfer.half.TransferDesk.Person;
import org.storesync.transfer.half.domain.content.DocumentKey;

/** What people do with transfers. Each act is kept, with the person who did it and why (D9). */
@Path("/api/v1")
@Tag(name = "transfers")
@SecurityRequirement(name = "token")
@Consumes(Headers.JSON)
@Produces(Headers.JSON)
@RunOnVirtualThread
@RolesAllowed(Roles.SYNC_ADMIN)
@APIResponse(responseCode = "400", description = "invalid-request")
@APIResponse(responseCode = "401", description = "not-authenticated")
@APIResponse(responseCode = "403", description = "forbidden")
public class TransferActsResource {
    private static final int REASON_MAX = 1000;

    private final TransferBook book;
    private final TransferDesk desk;
    private final OneTransfer one;
    private final SecurityIdentity identity;

    TransferActsResource(TransferBook book, TransferDesk desk, OneTransfer one, SecurityIdentity identity) {
        this.book = book;
        this.desk = desk;
        this.one = one;
        this.identity = identity;
    }

    /** The reason of an act. */
    public record Act(
            @Schema(required = true, description = "up to 1000 characters; it is kept") @Nullable
            String reason) {}

    /** On how many transfers an act was done. */
    public record Acts(
            @Schema(required = true) int done,

            @Schema(required = true, description = "those it does not fit: a store, or what they name, is not known")
            int notFit,

            @Schema(required = true, description = "there may be more of them: do it again")
            boolean more) {}

    @POST
    @Path("transfers/{sourceId}/sending")
    @Operation(
            operationId = "sendTransfer",
            summary = "Make the half despite the reason that holds it, or bring it up to its source")
    @APIResponse(responseCode = "200", description = "the transfer")
    @APIResponse(responseCode = "404", description = "transfer-unknown")
    @APIResponse(responseCode = "409", description = "transfer-not-fit")
    public TransferView sendTransfer(@BeanParam TransferName name, @Nullable Act act) {
        return one(name, act, desk::send);
    }

    @POST
    @Path("transfers/{sourceId}/closing")
    @Operation(
            operationId = "closeTransfer",
            summary = "Be done with a transfer: it is not listed until somebody changes its source")
    @APIResponse(responseCode = "200", description = "the transfer")
    @APIResponse(responseCode = "404", description = "transfer-unknown")
    public TransferView closeTransfer(@BeanParam TransferName name, @Nullable Act act) {
        return one(name, act, desk::close);
    }

    @POST
    @Path("transfers/sending")
    @Operation(operationId = "sendTransfers", summary = "Send all transfers of a list, a page of them in one call")
    @APIResponse(responseCode = "200", description = "how many")
    public Acts sendTransfers(@BeanParam TransferQuery query, @Nullable Act act) {
        return some(query, act, desk::send);
    }

    @POST
    @Path("transfers/closing")
    @Operation(operationId = "closeTransfers", summary = "Close all transfers of a list, a page of them in one call")
    @APIResponse(responseCode = "200", description = "how many")
    public Acts closeTransfers(@BeanParam TransferQuery query, @Nullable Act act) {
        return some(query, act, desk::close);
    }

    private TransferView one(TransferName name, @Nullable Act act, BiFunction<DocumentKey, Person, Outcome> what) {
        DocumentKey source = one.named(name).source();
        return switch (what.apply(source, person(act))) {
            case DONE ->
                TransferView.from(book.find(source).orElseThrow(() -> Problem.of(ProblemCode.TRANSFER_UNKNOWN)));
            case UNKNOWN -> throw Problem.of(ProblemCode.TRANSFER_UNKNOWN);
            case NOT_FIT -> throw Problem.of(ProblemCode.TRANSFER_NOT_FIT);
        };
    }

    private Acts some(TransferQuery query, @Nullable Act act, BiFunction<DocumentKey, Person, Outcome> what) {
        Person person = person(act);
        if (query.state == null && query.reason == null) {
            throw Problem.invalid("state", "or reason must be given, so that not all transfers are changed by mistake");
        }
        int size = query.size();
        List<Transfer> page = book.list(query.filter(), null, size + 1);
        int done = 0;
        int notFit = 0;
        for (Transfer transfer : page.stream().limit(size).toList()) {
            boolean fits = what.apply(transfer.source(), person) == Outcome.DONE;
            done += fits ? 1 : 0;
            notFit += fits ? 0 : 1;
        }
        return new Acts(done, notFit, page.size() > size);
    }

    private Person person(@Nullable Act act) {
        String reason = act == null || act.reason() == null ? "" : act.reason().strip();
        if (reason.isEmpty() || reason.length() > REASON_MAX || reason.indexOf('\0') >= 0) {
            throw Problem.invalid("reason", "must say why, in up to " + REASON_MAX + " characters");
        }
        return new Person(Caller.of(identity).name(), reason);
    }
}
