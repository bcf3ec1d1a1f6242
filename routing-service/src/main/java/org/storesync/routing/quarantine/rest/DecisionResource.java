package org.storesync.routing.quarantine.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.storesync.kit.paging.PageLimit;
import org.storesync.kit.problem.Problem;
import org.storesync.model.SiteId;
import org.storesync.routing.access.SiteSpeakers;
import org.storesync.routing.quarantine.DecisionService;
import org.storesync.routing.quarantine.WaitingRoom.Decided;

/** What people decided about a site's waiting changes, as the gateway passes it on. */
@Path("/internal/v1/sites/{siteId}/decisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "quarantine")
@Blocking
public class DecisionResource {
    private static final PageLimit LIMIT = new PageLimit(100, 500);

    private final DecisionService decisions;
    private final SiteSpeakers access;

    DecisionResource(DecisionService decisions, SiteSpeakers access) {
        this.decisions = decisions;
        this.access = access;
    }

    /** @param next the number to ask for next; null at the end */
    public record DecisionPage(
            List<Decided> items, @Nullable Long next) {}

    @GET
    @Operation(operationId = "listDecisions", summary = "What people decided about the site's changes that waited")
    @APIResponse(responseCode = "200", description = "Decisions after a number, in order")
    @APIResponse(responseCode = "400", description = "Problem: a parameter is wrong")
    public DecisionPage list(
            @PathParam("siteId") int siteId,
            @QueryParam("after") @DefaultValue("0") long after,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        SiteId site = access.site(siteId);
        int most = LIMIT.of(limit);
        if (after < 0) {
            throw Problem.invalid("after", "must not be negative");
        }
        List<Decided> items = decisions.decided(site, after, most);
        return new DecisionPage(
                items, items.size() < most ? null : items.getLast().decisionId());
    }
}
