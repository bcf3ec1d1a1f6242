package org.storesync.routing.quarantine.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.Cursor;
import org.storesync.kit.paging.PageLimit;
import org.storesync.kit.paging.PageOf;
import org.storesync.kit.problem.Problem;
import org.storesync.kit.security.Caller;
import org.storesync.kit.security.Roles;
import org.storesync.model.ProblemCode;
import org.storesync.model.RecordCode;
import org.storesync.routing.quarantine.Decider.Result;
import org.storesync.routing.quarantine.Decision;
import org.storesync.routing.quarantine.DecisionService;
import org.storesync.routing.quarantine.DecisionService.Done;
import org.storesync.routing.quarantine.WaitingRoom;
import org.storesync.routing.quarantine.WaitingRoom.AtCentral;
import org.storesync.routing.quarantine.WaitingRoom.Choice;
import org.storesync.routing.quarantine.WaitingRoom.Place;
import org.storesync.routing.quarantine.WaitingRoom.Shown;
import org.storesync.routing.quarantine.WaitingRoom.Waiting;

/** What waits in quarantine, and what people decide about it. A list has no bodies, because they may be a patient's. */
@Path("/admin/v1/quarantine")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "quarantine")
@Blocking
public class QuarantineResource {
    private static final PageLimit LIST = new PageLimit(100, 500);
    private static final PageLimit DECIDE = new PageLimit(500, 1000);

    private final WaitingRoom room;
    private final DecisionService decisions;
    private final SecurityIdentity identity;

    QuarantineResource(WaitingRoom room, DecisionService decisions, SecurityIdentity identity) {
        this.room = room;
        this.decisions = decisions;
        this.identity = identity;
    }

    /** @param next the cursor behind this record */
    public record QuarantineItem(@JsonUnwrapped Waiting waiting, String next) {
        static QuarantineItem from(Waiting waiting) {
            return new QuarantineItem(waiting, Cursor.of(waiting.siteId(), waiting.type(), waiting.id()));
        }
    }

    /** A waiting record with its body, and central's state of it. */
    public record QuarantinedRecord(
            @JsonUnwrapped Waiting item,

            @JsonRawValue @Schema(implementation = Object.class) @Nullable
            String waiting,

            @Nullable CentralState central) {
        static QuarantinedRecord from(Shown shown) {
            AtCentral central = shown.central();
            return new QuarantinedRecord(
                    shown.waiting(),
                    text(shown.body()),
                    central == null ? null : new CentralState(text(central.body()), central.version(), central.by()));
        }
    }

    /** @param body null for a deleted record */
    public record CentralState(
            @JsonRawValue @Schema(implementation = Object.class) @Nullable
            String body,

            long version,
            @Nullable Integer by) {}

    /** What is decided, and about which records. At least one field of {@code select} must be given. */
    public record DecisionRequest(
            @Nullable String decision,
            @Nullable String reason,
            @Nullable Choice select,
            @Nullable Integer limit) {}

    /** @param decided how many changes no longer wait */
    public record DecisionAnswer(int decided, List<Item> items, boolean more) {
        static DecisionAnswer from(Done done) {
            int over = (int) done.results().stream().filter(Result::isOver).count();
            return new DecisionAnswer(
                    over, done.results().stream().map(Item::from).toList(), done.more());
        }
    }

    /** @param outcome accepted, discarded, not-collected, or with {@code code} why it still waits */
    public record Item(
            int siteId,
            String type,
            String id,
            String outcome,
            @Nullable String code) {
        static Item from(Result result) {
            RecordCode code = result.code();
            return new Item(
                    result.siteId(),
                    result.type(),
                    result.id(),
                    result.fate().word(),
                    code == null ? null : code.wireName());
        }
    }

    @GET
    @RolesAllowed({Roles.SYNC_ADMIN, Roles.SUPPORT})
    @Operation(operationId = "listQuarantine", summary = "Records that wait, for what, since when")
    @APIResponse(responseCode = "200", description = "A page of waiting records")
    @APIResponse(responseCode = "400", description = "Problem: a parameter is wrong")
    public PageOf<QuarantineItem> list(
            @QueryParam("siteId") @Nullable Integer siteId,
            @QueryParam("type") @Nullable String type,
            @QueryParam("code") @Nullable String code,
            @QueryParam("storeId") @Nullable String storeId,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int most = LIST.of(limit);
        List<QuarantineItem> oneMore = room
                .list(
                        Asked.choice(new Choice(siteId, type, null, code, storeId)),
                        Cursor.read(cursor, keys -> new Place(keys.number(), keys.text(), keys.text())),
                        most + 1)
                .stream()
                .map(QuarantineItem::from)
                .toList();
        return PageOf.from(oneMore, most, QuarantineItem::next);
    }

    @GET
    @Path("/{siteId}/{type}/{id: .+}")
    @RolesAllowed(Roles.SYNC_ADMIN)
    @Operation(operationId = "getQuarantined", summary = "One waiting record with its body and central's; audited")
    @APIResponse(responseCode = "200", description = "The record")
    @APIResponse(responseCode = "400", description = "Problem: no reason is given")
    @APIResponse(responseCode = "404", description = "Problem: nothing waits there")
    public QuarantinedRecord get(
            @PathParam("siteId") int siteId,
            @PathParam("type") String type,
            @PathParam("id") String id,
            @QueryParam("reason") @Nullable String reason) {
        String why = Asked.reason(reason);
        if (type.indexOf('\0') >= 0 || id.indexOf('\0') >= 0) {
            throw Problem.of(ProblemCode.RECORD_UNKNOWN);
        }
        return QuarantinedRecord.from(decisions.show(new Place(siteId, type, id), name(), why));
    }

    @POST
    @Path("/decisions")
    @RolesAllowed(Roles.SYNC_ADMIN)
    @Operation(operationId = "decideQuarantined", summary = "Accept, discard or judge again what waits; audited")
    @APIResponse(responseCode = "200", description = "What became of each, parents first")
    @APIResponse(responseCode = "400", description = "Problem: the decision, the reason or the selection is missing")
    public DecisionAnswer decide(@NotNull DecisionRequest request) {
        Choice select = request.select();
        if (select == null || select.equals(new Choice(null, null, null, null, null))) {
            throw Problem.invalid("select", "must have at least one of siteId, type, id, code, storeId");
        }
        return DecisionAnswer.from(decisions.decide(
                decision(request.decision()),
                Asked.choice(select),
                DECIDE.of(request.limit() == null ? DECIDE.usual() : request.limit()),
                name(),
                Asked.reason(request.reason())));
    }

    private static Decision decision(@Nullable String text) {
        try {
            return Decision.valueOf(String.valueOf(text));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("decision", "must be one of ACCEPT, DISCARD, JUDGE_AGAIN");
        }
    }

    private static @Nullable String text(byte @Nullable [] body) {
        return body == null ? null : new String(body, StandardCharsets.UTF_8);
    }

    private String name() {
        return Caller.of(identity).name();
    }
}
