package org.storesync.routing.pull.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.problem.Problem;
import org.storesync.model.Headers;
import org.storesync.model.SiteId;
import org.storesync.model.site.PullRequest;
import org.storesync.routing.access.Packed;
import org.storesync.routing.access.SiteSpeakers;
import org.storesync.routing.budget.Drawn;
import org.storesync.routing.budget.Share;
import org.storesync.routing.budget.SiteCalls;
import org.storesync.routing.budget.rest.UntilAnswered;
import org.storesync.routing.config.RoutingConfig;
import org.storesync.routing.pull.PullService;
import org.storesync.routing.pull.PullService.PullCall;

/** A site's next page, as the gateway passes it on. */
@Path("/internal/v1/sites/{siteId}/pull")
@Tag(name = "pull")
public class PullResource {
    private final PullService pulls;
    private final RoutingConfig config;
    private final SiteSpeakers access;
    private final SiteCalls calls;
    private final UntilAnswered answered;

    PullResource(
            PullService pulls, RoutingConfig config, SiteSpeakers access, SiteCalls calls, UntilAnswered answered) {
        this.pulls = pulls;
        this.config = config;
        this.access = access;
        this.calls = calls;
        this.answered = answered;
    }

    /** The page behind a cursor. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({Headers.NDJSON, MediaType.APPLICATION_JSON})
    @Blocking
    @Operation(operationId = "pullPage", summary = "The next page of a site's streams")
    @APIResponse(responseCode = "200", description = "A header and the rows of the page")
    @APIResponse(responseCode = "400", description = "Problem: this service did not make the cursor")
    @APIResponse(responseCode = "403", description = "Problem: not the gateway")
    @APIResponse(
            responseCode = "409",
            description = "Problem: the cursor is another site's, or the lineage not current")
    @APIResponse(responseCode = "429", description = "Problem: too many calls of this site are running")
    @APIResponse(responseCode = "503", description = "Problem: there is no memory for a page right now")
    public Response pull(
            @PathParam("siteId") int siteId,
            @HeaderParam("Accept") @Nullable String accept,
            @HeaderParam("Accept-Encoding") @Nullable String encodings,
            PullRequest request) {
        SiteId site = access.site(siteId);
        boolean lines = accept == null || accept.contains(Headers.NDJSON) || !accept.contains(Headers.JSON);
        answered.keep(calls.enter(site));
        PullCall call = new PullCall(
                site,
                lineage(request),
                request.cursor(),
                (int) within("maxRecords", request.maxRecords(), config.pull().recordsMax()),
                within("maxBytes", request.maxBytes(), config.pull().bytesMax()),
                lines);
        try (Share _ = calls.turn(site)) {
            Drawn<byte[]> page = pulls.page(call);
            answered.keep(page.share());
            return Packed.answer(page.value(), lines ? Headers.NDJSON : Headers.JSON, encodings);
        }
    }

    private static long within(String field, @Nullable Integer asked, long max) {
        if (asked != null && asked < 1) {
            throw Problem.invalid(field, "must be at least 1");
        }
        return asked == null ? max : Math.min(asked, max);
    }

    private static UUID lineage(@Nullable PullRequest request) {
        String text = request == null ? null : request.lineage();
        try {
            if (text != null && text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException e) {
            // falls through to the problem
        }
        throw Problem.invalid("lineage", "must be a UUID of 36 characters");
    }
}
